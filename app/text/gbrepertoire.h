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
    using Codes = std::bitset<0x10000>;

    GbRepertoire() = default;
    [[nodiscard]] static GbRepertoire ofGb2312();
    [[nodiscard]] static GbRepertoire ofGbk();

    std::unique_ptr<Codes> m_codes; ///< two-byte codes that it has; null for everything
};

} // namespace SocketDesk
