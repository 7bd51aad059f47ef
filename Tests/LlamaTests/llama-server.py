"""A llama.cpp server on 127.0.0.1 and a free port: prints its address, and serves until its input ends.

llama-server.py MODEL KEY, with xllamacpp on PYTHONPATH. One slot, so that a stream that nobody reads any more would
hold up the next one.
"""

import sys

import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path = sys.argv[1]
parameters.api_keys = [sys.argv[2]]
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
parameters.n_ctx = 4096
parameters.n_parallel = 1
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
sys.stdin.read()
