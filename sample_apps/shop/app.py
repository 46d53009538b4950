"""A shop for laboratory glass: what a grown Flask app does, in one sample.

Things to try in the inspector:

    POST /auth/login          form username=ada password=lovelace: 302, 302, then the checkout,
                              whose script fetches /api/cart: chain, page and JSON at once
    GET  /products/FLK-500    a converter of our own; FLK-999 is a 404, flk-500 no route
    GET  /catalogue/glass     any(glass,metal,paper); /orders/1001 is int(min=1000)
    GET  /de/about            a URL preprocessor takes the language out of the path
    POST /returns             a multipart form with two files, photo and receipt
    GET  /api/cart            class-based views in nested blueprints; log in, then
    PUT  /api/cart/NTB-100    JSON {"quantity": 2}; "two" is a 400 told in JSON
    GET  /api/products/XXX-000  a 404 in JSON: the API has error handlers of its own
    GET  /admin/              403 by the admin blueprint's handler, until ada logs in
    GET  /admin/reports/sales.csv   a download
    GET  /discount/0          a bug: ZeroDivisionError, shown by the handler for 500
    GET  /support/chat        a redirect loop
    GET  /partner             a redirect to another host
    POST /newsletter          307: the POST goes on, body and all, to /api/newsletter
    GET  /lookbook            a stylesheet and a picture from a CDN that cannot be reached
    GET  /stock               a page that listens to server-sent events

By itself:  python sample_apps/shop/app.py  and then http://localhost:5000/
"""

from __future__ import annotations

from shop import create_app

app = create_app()

if __name__ == "__main__":
    app.run()
