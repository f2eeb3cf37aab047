"""Lets tuspy (clients.txt) send a file, or what is left of it, and says how far it came.

    tus.py begin URL TOKEN FILE BYTES    begins at URL and stops when BYTES are there
    tus.py go-on URL TOKEN FILE          sends the rest to the upload at URL

Prints one object of JSON: `{"at": URL, "offset": BYTES}`, or `{"refused": STATUS, "offset": BYTES}`.
"""

import json
import sys

from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

PART = 64 * 1024


def main(way, url, token, path, stop=None):
    client = TusClient(url, headers={"Authorization": f"Bearer {token}"})
    upload = None
    try:
        upload = client.uploader(path, url=url if way == "go-on" else None, chunk_size=PART)
        upload.upload(stop_at=int(stop) if stop else None)
    except TusCommunicationError as refusal:
        return {"refused": refusal.status_code, "offset": upload.offset if upload else 0}
    return {"at": upload.url, "offset": upload.offset}


print(json.dumps(main(*sys.argv[1:])))
