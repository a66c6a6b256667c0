// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace SocketDesk {

/// U+0020 to U+007E.
[[nodiscard]] constexpr bool isPrintableAscii(char32_t codePoint)
{
    return codePoint >= 0x20 && codePoint < 0x7F;
}

/// How a character that must not be obeyed is shown: C0 and C1 controls, DEL, bidi controls, zero-width and other
/// format characters, surrogates, private use and non-characters. "␍", "␀", "[U+202E]", … Empty for all others.
///
/// Every Cc, Cf, Zl, Zp, Cs and Co code point has a mark (Unicode 15, general categories; CVE-2021-42574), every
/// non-character, and whatever else is Default_Ignorable_Code_Point: joiners and variation selectors too, also those
/// that only colour an emoji. A mark has no such character itself.
[[nodiscard]] QString visibleMark(char32_t codePoint);

/// \p text with every such character replaced by its mark. For labels and terminals that show foreign text.
[[nodiscard]] QString withVisibleMarks(QStringView text);

/// "\xFF" and the like for bytes that are no character.
[[nodiscard]] QString invalidByteMark(uchar byte);

/// Cells that a character takes on the grid: 0 combining, 1 narrow, 2 wide (East Asian Width W and F, UAX #11; emoji
/// presentation is wide). Ambiguous is narrow. A character that has a mark is asked for by the characters of its mark;
/// by itself it is narrow.
[[nodiscard]] int cellWidth(char32_t codePoint);

} // namespace SocketDesk
