"""Numbers that both ends of the wire agree on."""

PROTOCOL_VERSION = 1

# A small body rides in one response_finished frame; larger ones are cut into chunks.
CHUNK_BYTES = 256 * 1024

# The worker stops reading the app's stream while this much is not acknowledged.
WINDOW_BYTES = 4 * 1024 * 1024

# Routes are described in batches, so that reading one never blocks the event loop.
ROUTES_PER_BATCH = 250
