#ifndef MITKO_CPLATFORM_H
#define MITKO_CPLATFORM_H



#endif
