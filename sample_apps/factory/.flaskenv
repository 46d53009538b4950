# Read by `flask run`, and by the inspector, when they are started in this folder and the
# app's Python has python-dotenv.
FLASK_APP=app.py:create_app
FLASK_DEBUG=1
STATION_PLACE="the roof of the school"
