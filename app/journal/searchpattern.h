// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "journal/bytepattern.h"
#include "text/encoding.h"

#include <atomic>
#include <memory>
#include <optional>
#include <variant>

namespace re2 {
class RE2;
}

namespace SocketDesk {

/// How what was typed is to be read.
enum class SearchMode : quint8 { Text, Hex, Regex };

/// What is looked for, as it was typed.
struct SearchQuery
{
    SearchMode mode = SearchMode::Text;
    QString text;
    bool matchCase = false; ///< has no meaning for hex
    Encoding encoding;      ///< of the payload

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

/// What is looked for, ready to be found in bytes. A value that may be used in any thread.
///
/// Text is its bytes in the encoding, where a character begins; without regard to case each character may also be its simple upper or lower case.
/// Hex takes what parseHex() takes, and "?" for any digit. A regular expression has the syntax of RE2; it is matched on
/// characters where the encoding is UTF-8 and on single bytes otherwise, ^ and $ at line breaks and at the ends of what
/// is there, and never matches nothing. Where it names nothing but characters, it begins where one begins.
class SearchPattern
{
public:
    /// \return UnencodableCharacter, BadHexDigit, OddHexDigits or BadPattern, with the position in the text
    [[nodiscard]] static Result<SearchPattern> compile(const SearchQuery &query);

    struct Match
    {
        qsizetype begin = 0;
        qsizetype length = 0; ///< never 0
    };
    /// The first match in \p bytes that begins at or after \p from; what lies before \p from is context only. Some regular
    /// expressions look at all bytes for each place, so it gives up when \p isCancelled, if it is not null, becomes true.
    [[nodiscard]] std::optional<Match> find(QByteArrayView bytes, qsizetype from,
                                            const std::atomic<bool> *isCancelled = nullptr) const;

    /// A match counts only where a character of this encoding begins; nothing where any place is as good.
    [[nodiscard]] const std::optional<Encoding> &characters() const { return m_characters; }

    /// Bytes of a match that may lie before a read boundary: all but one of a literal, 4 KiB of a regular expression.
    [[nodiscard]] qsizetype overlap() const { return m_overlap; }

    /// True where the next match may begin within the one before: "aa" is found twice in "aaa". Then what is found does
    /// not depend on where the search began. Matches of a regular expression do not overlap.
    [[nodiscard]] bool mayOverlap() const { return std::holds_alternative<BytePattern>(m_matcher); }

    static constexpr qsizetype regexOverlap = 4096;

private:
    using Regex = std::shared_ptr<const re2::RE2>;

    explicit SearchPattern(BytePattern bytes);
    SearchPattern(Regex regex, qsizetype overlap);

    [[nodiscard]] static Result<SearchPattern> fromText(const SearchQuery &query);
    [[nodiscard]] static Result<SearchPattern> fromHex(const QString &text);
    [[nodiscard]] static Result<SearchPattern> fromRegex(const SearchQuery &query);

    std::variant<BytePattern, Regex> m_matcher;
    qsizetype m_overlap = 0;
    std::optional<Encoding> m_characters;
};

} // namespace SocketDesk
