// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <bitset>
#include <memory>

namespace SocketDesk {

/// Which characters of GB 18030 an encoding that is a part of it has.
class GbRepertoire
{
public:
    /// \param encoder ICU's name of the converter with that repertoire: "gb18030" is everything
    [[nodiscard]] static const GbRepertoire &of(const QByteArray &encoder);

    [[nodiscard]] bool contains(char32_t codePoint) const;

private:
    /// Everything.
    GbRepertoire() = default;

    /// Two-byte codes that \p encoder gives a character, the same one if \p same, outside the private use area.
    GbRepertoire(const QByteArray &encoder, bool same);

    std::unique_ptr<std::bitset<0x10000>> m_codes; ///< null for everything
};

} // namespace SocketDesk
