"""The request form: method, URL, parameters, headers and body of what will be sent."""
