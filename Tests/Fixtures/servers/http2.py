"""A server for tests that speaks HTTP/2 over TLS and nothing else: http2.py KEY CERTIFICATE

Prints its port and serves until its standard input ends. Needs Debian's python3-h2.

    /connection   the number of the connection that the request came over
    /hang         the first piece of a body, and then nothing
    /big          four megabytes, as fast as the client's windows allow
    /reset        a piece of a body, and then the stream is reset
    /resets       how many streams of the connection its client has reset so far
"""

import itertools
import socket
import ssl
import sys
import threading

import h2.config
import h2.connection
import h2.errors
import h2.events

BIG = bytes(range(256)) * 16384
numbers = itertools.count(1)


class Connection:
    def __init__(self, channel):
        self.channel = channel
        self.number = next(numbers)
        self.protocol = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self.waiting = {}
        self.resets = 0

    def serve(self):
        self.protocol.initiate_connection()
        self.flush()
        while data := self.channel.recv(65536):
            for event in self.protocol.receive_data(data):
                self.handle(event)
            self.send_what_fits()
            self.flush()

    def handle(self, event):
        if isinstance(event, h2.events.RequestReceived):
            self.answer(event.stream_id, dict(event.headers)[":path"])
        elif isinstance(event, h2.events.DataReceived):
            self.protocol.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamReset):
            self.resets += 1
            self.waiting.pop(event.stream_id, None)

    def answer(self, stream, path):
        self.protocol.send_headers(stream, [(":status", "200"), ("x-path", path)])
        if path == "/connection":
            self.waiting[stream] = str(self.number).encode()
        elif path == "/resets":
            self.waiting[stream] = str(self.resets).encode()
        elif path == "/big":
            self.waiting[stream] = BIG
        elif path == "/hang":
            self.protocol.send_data(stream, b"first")
        elif path == "/reset":
            self.protocol.send_data(stream, b"half")
            self.protocol.reset_stream(stream, h2.errors.ErrorCodes.INTERNAL_ERROR)

    def send_what_fits(self):
        for stream, rest in list(self.waiting.items()):
            while rest:
                room = min(
                    self.protocol.local_flow_control_window(stream), self.protocol.max_outbound_frame_size, len(rest))
                if room <= 0:
                    break
                self.protocol.send_data(stream, rest[:room])
                rest = rest[room:]
            self.waiting[stream] = rest
            if not rest:
                self.protocol.end_stream(stream)
                del self.waiting[stream]

    def flush(self):
        self.channel.sendall(self.protocol.data_to_send())


def serve(channel, context):
    try:
        Connection(context.wrap_socket(channel, server_side=True)).serve()
    except OSError:
        pass


def accept(listener, context):
    while True:
        channel, _ = listener.accept()
        threading.Thread(target=serve, args=(channel, context), daemon=True).start()


def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[1])
    context.set_alpn_protocols(["h2"])
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(listener, context), daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    sys.stdin.read()


main()
