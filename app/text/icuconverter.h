// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unicode/ucnv.h>

#include <QByteArray>

#include <memory>

namespace SocketDesk {

struct ConverterCloser
{
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};

/// An ICU converter that is closed with its owner.
using ConverterPtr = std::unique_ptr<UConverter, ConverterCloser>;

/// Opens a converter that stops at whatever it cannot convert. Its callbacks have no context, so that they survive
/// moves and clones, and leave every error standing: ICU's own UCNV_FROM_U_CALLBACK_STOP drops default-ignorable
/// characters (a zero-width joiner, say) without an error.
/// \return null where ICU has no converter of that name
[[nodiscard]] ConverterPtr openConverter(const QByteArray &name);

/// A converter in the same state as \p converter.
[[nodiscard]] ConverterPtr cloneConverter(const UConverter *converter);

} // namespace SocketDesk
