// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/placeholders.h"

#include "text/visible.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

constexpr qsizetype longestPlaceholder = 48;
constexpr qsizetype longestUnicodeEscape = 10; // \u{10FFFF}

/// How many characters the escape at \p pos takes; 0 where there is none.
qsizetype escapeLength(QStringView text, qsizetype pos)
{
    if (text[pos] != u'\\')
        return 0;
    const QStringView rest = text.sliced(pos);
    if (!rest.startsWith("\\u{"_L1))
        return std::min<qsizetype>(2, rest.size());
    const qsizetype end = rest.first(std::min(longestUnicodeEscape, rest.size())).indexOf(u'}');
    return end < 0 ? 3 : end + 1;
}

std::optional<quint64> numberFrom(QStringView text, quint64 least, quint64 most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const quint64 number = text.toULongLong(&fits);
    const bool isRight = fits && std::all_of(text.begin(), text.end(), isDigit) && number >= least && number <= most;
    return isRight ? std::optional(number) : std::nullopt;
}

/// 4, or 4be and 4le.
bool readWidth(QStringView text, Placeholder &placeholder)
{
    const bool isLittle = text.endsWith("le"_L1);
    const bool isBinary = isLittle || text.endsWith("be"_L1);
    const auto width = numberFrom(isBinary ? text.chopped(2) : text, 1, isBinary ? 8 : Placeholder::mostDigits);
    if (!width || (isBinary && (*width & (*width - 1)) != 0))
        return false;
    placeholder.width = int(*width);
    if (isBinary)
        placeholder.form = isLittle ? Placeholder::Form::LittleEndian : Placeholder::Form::BigEndian;
    return true;
}

bool readCounter(QStringView argument, Placeholder &placeholder)
{
    const qsizetype comma = argument.indexOf(u',');
    if (comma >= 0) {
        const auto start = numberFrom(argument.sliced(comma + 1), 0, ~quint64(0));
        if (!start)
            return false;
        placeholder.start = *start;
    }
    return readWidth(comma < 0 ? argument : argument.first(comma), placeholder);
}

bool readCount(QStringView argument, Placeholder &placeholder)
{
    const auto count = numberFrom(argument, 1, Placeholder::mostRandom);
    placeholder.width = int(count.value_or(1));
    return count.has_value();
}

std::optional<Placeholder::Kind> kindFrom(QStringView name)
{
    using Kind = Placeholder::Kind;
    struct Entry
    {
        QLatin1String name;
        Kind kind;
    };
    static constexpr Entry entries[]{{"n"_L1, Kind::Counter},     {"time"_L1, Kind::Time},
                                     {"random"_L1, Kind::Random}, {"bytes"_L1, Kind::RandomBytes},
                                     {"peer"_L1, Kind::Peer},     {"len"_L1, Kind::Length}};
    const auto found = std::ranges::find_if(entries, [name](const Entry &entry) { return name == entry.name; });
    return found == std::end(entries) ? std::nullopt : std::optional(found->kind);
}

/// What stands behind the colon; without one it is nothing.
bool readArgument(QStringView argument, bool isThere, Placeholder &placeholder)
{
    switch (placeholder.kind) {
    case Placeholder::Kind::Counter:
        return !isThere || readCounter(argument, placeholder);
    case Placeholder::Kind::Length:
        return !isThere || readWidth(argument, placeholder);
    case Placeholder::Kind::Random:
    case Placeholder::Kind::RandomBytes:
        return readCount(argument, placeholder);
    case Placeholder::Kind::Time:
    case Placeholder::Kind::Peer:
        return !isThere;
    }
    Q_UNREACHABLE();
}

/// Cuts what was typed into pieces, from left to right.
class Splitter
{
public:
    Splitter(QStringView typed, bool escapes)
        : m_typed(typed)
        , m_escapes(escapes)
    {}

    Result<std::vector<TypedPiece>> split()
    {
        while (m_pos < m_typed.size() && !m_error) {
            if (const qsizetype length = m_escapes ? escapeLength(m_typed, m_pos) : 0; length > 0)
                m_pos += length;
            else if (m_typed[m_pos] == u'{' || m_typed[m_pos] == u'}')
                brace();
            else
                ++m_pos;
        }
        if (m_error)
            return failure(*m_error);
        endLiteral(m_typed.size());
        return std::move(m_pieces);
    }

private:
    void brace()
    {
        if (m_pos + 1 < m_typed.size() && m_typed[m_pos + 1] == m_typed[m_pos]) {
            endLiteral(m_pos + 1); // with one of the two
            m_pos += 2;
            m_literal = m_pos;
            return;
        }
        const QStringView inside =
            m_typed.sliced(m_pos + 1).first(std::min(longestPlaceholder, m_typed.size() - m_pos - 1));
        const qsizetype end = inside.indexOf(u'}');
        if (m_typed[m_pos] == u'}' || end < 0)
            refuse(m_typed.sliced(m_pos, 1), "brace"_L1);
        else
            placeholder(inside.first(end));
    }

    void placeholder(QStringView inside)
    {
        const QStringView whole = m_typed.sliced(m_pos, inside.size() + 2);
        const qsizetype colon = inside.indexOf(u':');
        const auto kind = kindFrom(colon < 0 ? inside : inside.first(colon));
        if (!kind)
            return refuse(whole, "unknown"_L1);
        Placeholder made;
        made.kind = *kind;
        if (!readArgument(colon < 0 ? QStringView() : inside.sliced(colon + 1), colon >= 0, made))
            return refuse(whole, "number"_L1);
        endLiteral(m_pos);
        m_pieces.push_back({whole, made});
        m_pos += whole.size();
        m_literal = m_pos;
    }

    void endLiteral(qsizetype end)
    {
        if (end > m_literal)
            m_pieces.push_back({m_typed.sliced(m_literal, end - m_literal), {}});
    }

    void refuse(QStringView part, QLatin1String mistake)
    {
        m_error = Error{ErrorCode::BadPlaceholder, {withVisibleMarks(part), mistake}, 0, m_pos};
    }

    QStringView m_typed;
    bool m_escapes;
    qsizetype m_pos = 0;
    qsizetype m_literal = 0; ///< where the text that stands for itself begins
    std::vector<TypedPiece> m_pieces;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<TypedPiece>> splitPlaceholders(QStringView typed, bool escapes)
{
    return Splitter(typed, escapes).split();
}

QString doubledBraces(QStringView text, bool escapes)
{
    QString doubled;
    for (qsizetype pos = 0; pos < text.size();) {
        const qsizetype length = std::max<qsizetype>(1, escapes ? escapeLength(text, pos) : 0);
        const QStringView part = text.sliced(pos, length);
        doubled += part;
        if (part == u'{' || part == u'}')
            doubled += part;
        pos += length;
    }
    return doubled;
}

} // namespace SocketDesk
