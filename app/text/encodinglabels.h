// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encodingentry.h"

#include <span>

namespace SocketDesk {

/// An encoding that we name ourselves, with the labels it goes by, separated by spaces.
struct EncodingLabels
{
    const char *name;
    const char *decoder;
    const char *encoder;
    EncodingEntry::Kind kind;
    bool isSingleByte;
    const char *labels;
};

/// How many of encodingLabels() come first in menus.
inline constexpr std::size_t commonEncodingCount = 10;

/// A label of the WHATWG Encoding Standard that ICU does not know, and one of the same encoding that it knows.
struct LabelOfIcu
{
    const char *label;
    const char *known;
};

[[nodiscard]] std::span<const LabelOfIcu> labelsUnknownToIcu();

/// Our encodings, the common ones first, in their order. Whatever is not here goes by the names of ICU.
[[nodiscard]] std::span<const EncodingLabels> encodingLabels();

} // namespace SocketDesk
