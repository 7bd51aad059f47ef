#ifndef MITKO_CMICROHTTPD_H
#define MITKO_CMICROHTTPD_H

#include <microhttpd.h>

// What Swift cannot import from <microhttpd.h>: the variadic functions.

/// Starts a server on 127.0.0.1, with a thread for each connection, that writes nothing to stderr.
///
/// `port` 0 takes a free one. `key` and `certificate` are PEM texts for TLS, or both null.
struct MHD_Daemon *mitko_httpd_start(unsigned short port, const char *key, const char *certificate,
                                     MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
                                     void *context);
/// Starts a server on an address of this machine, in numbers, with a thread for each connection and no more connections
/// than told, that lets go of clients that say nothing for `patience` seconds and writes nothing to stderr. Null where
/// nobody can listen there.
struct MHD_Daemon *mitko_httpd_listen(const char *host, unsigned short port, unsigned connections, unsigned patience,
                                      MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
                                      void *context);
/// The port that the server listens on; 0 where it is not known.
unsigned short mitko_httpd_port(struct MHD_Daemon *daemon);
/// The port that a connection comes from; 0 where it is not known.
unsigned short mitko_httpd_client_port(struct MHD_Connection *connection);
/// Whether a request ended because its reply was sent whole.
int mitko_httpd_ended_well(enum MHD_RequestTerminationCode end);
/// A response whose body is read piece by piece; of unknown length, so it is sent in chunks.
struct MHD_Response *mitko_httpd_streamed(MHD_ContentReaderCallback reader, void *context,
                                          MHD_ContentReaderFreeCallback release);

enum {
  /// The body is whole.
  MITKO_HTTPD_END = -1,
  /// The connection is to be cut.
  MITKO_HTTPD_CUT = -2,
};

#endif
