#ifndef MITKO_CCURL_H
#define MITKO_CCURL_H

#include <curl/curl.h>

// What Swift cannot import from <curl/curl.h>: variadic functions, and macros of pointers and shifts.

/// `curl_easy_setopt` for an option of type long.
CURLcode mitko_curl_set_long(CURL *handle, CURLoption option, long value);
/// `curl_easy_setopt` for an option of type curl_off_t.
CURLcode mitko_curl_set_size(CURL *handle, CURLoption option, curl_off_t value);
/// `curl_easy_setopt` for a text, which libcurl copies, `CURLOPT_POSTFIELDS` excepted.
CURLcode mitko_curl_set_text(CURL *handle, CURLoption option, const char *value);
/// `curl_easy_setopt` for a list, a pointer that callbacks get back, or bytes that libcurl copies.
CURLcode mitko_curl_set_pointer(CURL *handle, CURLoption option, const void *value);
/// The callback for each piece of the body; returning less than it was given ends the transfer.
CURLcode mitko_curl_set_body_callback(CURL *handle, size_t (*callback)(char *, size_t, size_t, void *));
/// The callback for each line of the head.
CURLcode mitko_curl_set_header_callback(CURL *handle, size_t (*callback)(char *, size_t, size_t, void *));
/// The callback between the connection and the request.
CURLcode mitko_curl_set_request_callback(CURL *handle, curl_prereq_callback callback);
/// `curl_easy_getinfo` for a number; -1 where libcurl does not know it.
long mitko_curl_get_long(CURL *handle, CURLINFO info);
/// The pointer of `CURLOPT_PRIVATE`.
void *mitko_curl_get_private(CURL *handle);
/// `curl_multi_setopt` for an option of type long.
CURLMcode mitko_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
/// The result of a message that says `CURLMSG_DONE`.
CURLcode mitko_curl_message_result(const CURLMsg *message);

enum {
  MITKO_CURL_HTTP_1_1 = CURL_HTTP_VERSION_1_1,
  MITKO_CURL_HTTP_2_OVER_TLS = CURL_HTTP_VERSION_2TLS,
  MITKO_CURL_TLS_1_2 = CURL_SSLVERSION_TLSv1_2,
  MITKO_CURL_HEADERS_SEPARATE = CURLHEADER_SEPARATE,
  MITKO_CURL_PAUSE_BODY = CURL_WRITEFUNC_PAUSE,
};

#endif
