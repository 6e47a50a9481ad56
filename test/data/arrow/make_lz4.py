"""Makes lz4-frames.json: frames of LZ4 as pyarrow writes them, and some with every checksum that a frame can have.

pip install pyarrow==26.0.1 lz4==4.4.5 xxhash==4.1.0 && python make_lz4.py
"""

import base64
import hashlib
import json
import random
from pathlib import Path

import lz4.frame
import pyarrow as pa
import xxhash

random.seed(1)
contents = {
    "nothing": b"",
    "short": b"short",
    "a run": b"a" * 5000,
    "noise, which is stored": bytes(random.randrange(256) for _ in range(40)),
    "blocks that copy from those before": bytes(range(256)) * 1200,
}
every = {"content_checksum": True, "block_checksum": True, "store_size": True}
frames = {f"{name} (pyarrow)": (pa.compress(text, codec="lz4", asbytes=True), text) for name, text in contents.items()}
for linked in (True, False):
    made = [(name, text, lz4.frame.compress(text, block_size=4, block_linked=linked, **every)) for name, text in contents.items()]
    frames |= {f"{name} (checksums, {'linked' if linked else 'apart'})": (frame, text) for name, text, frame in made}
Path(__file__).with_name("lz4-frames.json").write_text(
    json.dumps(
        {
            "frames": [
                {
                    "name": name,
                    "frame": base64.b64encode(frame).decode(),
                    "length": len(text),
                    "sha256": hashlib.sha256(text).hexdigest(),
                }
                for name, (frame, text) in frames.items()
            ],
            "hashes": [
                {"bytes": base64.b64encode(text).decode(), "xxh32": xxhash.xxh32(text).intdigest()}
                for text in (b"", b"a", b"abc", bytes(range(15)), bytes(range(16)), bytes(range(256)) + b"tail")
            ],
        },
        indent=1,
    )
    + "\n"
)
