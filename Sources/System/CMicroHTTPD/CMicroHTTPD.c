#include "CMicroHTTPD.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <string.h>

static void mitko_httpd_silent(void *context, const char *format, va_list arguments) {
  (void)context;
  (void)format;
  (void)arguments;
}

struct MHD_Daemon *mitko_httpd_start(unsigned short port, const char *key, const char *certificate,
                                     MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
                                     void *context) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL |
                   MHD_USE_ERROR_LOG | (key ? MHD_USE_TLS : 0);
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
      {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)certificate},
      {MHD_OPTION_END, 0, NULL},
  };
  struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
  // The logger comes first: it is in effect from its place in the list on.
  return MHD_start_daemon(flags, 0, NULL, NULL, handler, context, MHD_OPTION_EXTERNAL_LOGGER,
                          mitko_httpd_silent, NULL, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
                          MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_ARRAY, key ? tls : none,
                          MHD_OPTION_END);
}

unsigned short mitko_httpd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

unsigned short mitko_httpd_client_port(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? ntohs(((const struct sockaddr_in *)info->client_addr)->sin_port) : 0;
}

int mitko_httpd_ended_well(enum MHD_RequestTerminationCode end) {
  return end == MHD_REQUEST_TERMINATED_COMPLETED_OK;
}

struct MHD_Response *mitko_httpd_streamed(MHD_ContentReaderCallback reader, void *context,
                                          MHD_ContentReaderFreeCallback release) {
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 65536, reader, context, release);
}

struct MHD_Daemon *mitko_httpd_listen(const char *host, unsigned short port, unsigned connections, unsigned patience,
                                      MHD_AccessHandlerCallback handler, MHD_RequestCompletedCallback completed,
                                      void *context) {
  struct sockaddr_in address;
  struct sockaddr_in6 address6;
  memset(&address, 0, sizeof address);
  memset(&address6, 0, sizeof address6);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address6.sin6_family = AF_INET6;
  address6.sin6_port = htons(port);
  struct sockaddr *chosen;
  unsigned flags =
      MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_ERROR_LOG;
  if (inet_pton(AF_INET, host, &address.sin_addr) == 1) {
    chosen = (struct sockaddr *)&address;
  } else if (inet_pton(AF_INET6, host, &address6.sin6_addr) == 1) {
    chosen = (struct sockaddr *)&address6;
    flags |= MHD_USE_IPv6;
  } else {
    return NULL;
  }
  return MHD_start_daemon(flags, 0, NULL, NULL, handler, context, MHD_OPTION_EXTERNAL_LOGGER, mitko_httpd_silent,
                          NULL, MHD_OPTION_SOCK_ADDR, chosen, MHD_OPTION_NOTIFY_COMPLETED, completed, context,
                          MHD_OPTION_CONNECTION_LIMIT, connections, MHD_OPTION_CONNECTION_TIMEOUT, patience,
                          MHD_OPTION_END);
}
