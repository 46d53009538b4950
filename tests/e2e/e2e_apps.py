"""Apps that end-to-end tests write to disk and open: each view is one way to misbehave."""

SLOW_AND_DEADLY = """
import os, signal, sys, time
from flask import Flask

app = Flask(__name__)


@app.get("/fine")
def fine():
    return "fine"


@app.get("/sleeps")
def sleeps():
    print("the view runs", flush=True)
    time.sleep(60)
    return "slept"


@app.get("/loops")
def loops():
    print("the view runs", flush=True)
    while True:
        pass


@app.get("/deaf")
def deaf():
    while True:
        try:
            print("the view runs", flush=True)
            time.sleep(60)
        except KeyboardInterrupt:
            continue


@app.get("/os-exit")
def os_exit():
    print("last words of the view", flush=True)
    os._exit(3)


@app.get("/sys-exit")
def sys_exit():
    sys.exit("enough")


@app.get("/prints")
def prints():
    print("printed by the view")
    return "printed"
"""

STRANGE_ANSWERS = """
from flask import Flask, Response, request

app = Flask(__name__)
counter = {"shown": 0}


@app.get("/raises")
def raises():
    return {}["nothing"]


@app.get("/returns-none")
def returns_none():
    return None


@app.get("/latin")
def latin():
    return Response("caf\\xe9".encode("latin-1"), content_type="text/plain; charset=utf-8")


@app.get("/liar")
def liar():
    return Response("<h1>not a picture</h1>", content_type="image/png")


@app.get("/headers")
def headers():
    answer = Response("many")
    for number in range(300):
        answer.headers.add(f"X-Number-{number}", str(number))
    return answer


@app.get("/nothing")
def nothing():
    return "", 204


@app.get("/huge")
def huge():
    return Response((b"x" * 65536 for _ in range(800)), content_type="text/plain")


@app.get("/report")
def report():
    return Response(bytes(range(256)), headers={
        "Content-Disposition": "attachment; filename=report.bin",
        "Content-Type": "application/octet-stream",
    })


@app.get("/items/<int(min=1):number>")
def item(number):
    return {"number": number}


@app.post("/json")
def echo_json():
    return {"type": request.content_type, "body": request.get_data(as_text=True)}


@app.post("/form")
def echo_form():
    return {"fields": request.form.to_dict(), "files": {
        name: [f.filename, len(f.read())] for name, f in request.files.items()
    }}
"""
