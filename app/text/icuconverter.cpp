// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/icuconverter.h"

#include <unicode/uvernum.h>

namespace SocketDesk {

namespace {

void stopDecoding(const void *, UConverterToUnicodeArgs *, const char *, int32_t, UConverterCallbackReason,
                  UErrorCode *)
{}

void stopEncoding(const void *, UConverterFromUnicodeArgs *, const UChar *, int32_t, UChar32, UConverterCallbackReason,
                  UErrorCode *)
{}

} // namespace

ConverterPtr openConverter(const QByteArray &name)
{
    UErrorCode status = U_ZERO_ERROR;
    ConverterPtr converter(ucnv_open(name.constData(), &status));
    if (U_FAILURE(status))
        return nullptr;
    ucnv_setToUCallBack(converter.get(), stopDecoding, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), stopEncoding, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter.get(), false);
    return U_FAILURE(status) ? nullptr : std::move(converter);
}

ConverterPtr cloneConverter(const UConverter *converter)
{
    UErrorCode status = U_ZERO_ERROR;
#if U_ICU_VERSION_MAJOR_NUM >= 71
    ConverterPtr clone(ucnv_clone(converter, &status));
#else
    ConverterPtr clone(ucnv_safeClone(converter, nullptr, nullptr, &status));
#endif
    Q_ASSERT(U_SUCCESS(status));
    return clone;
}

} // namespace SocketDesk
