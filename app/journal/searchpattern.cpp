// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchpattern.h"

#include "journal/characterbegins.h"
#include "journal/regexsource.h"
#include "text/encoder.h"
#include "text/hex.h"

#include <re2/re2.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int64_t regexMemory = int64_t(16) << 20; ///< bytes of its automata; beyond, RE2 is slower and still right

QByteArray allBits(qsizetype size)
{
    return QByteArray(size, '\xFF');
}

/// The bit in which two forms differ, as a mask for each byte; nothing where it is more than one bit.
std::optional<QByteArray> maskOf(const QList<QByteArray> &forms)
{
    const QByteArray &first = forms.first();
    QByteArray mask = allBits(first.size());
    if (forms.size() == 1)
        return mask;
    if (forms.size() > 2 || forms.last().size() != first.size())
        return {};
    int bits = 0;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const auto difference = uchar(first[i] ^ forms.last()[i]);
        bits += std::popcount(difference);
        mask[i] = char(~difference);
    }
    return bits == 1 ? std::optional(mask) : std::nullopt;
}

QByteArray masked(QByteArray bytes, const QByteArray &mask)
{
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(bytes[i] & mask[i]);
    return bytes;
}

std::shared_ptr<const re2::RE2> makeRegex(const QByteArray &source, bool isUtf8, bool matchCase)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(regexMemory);
    options.set_case_sensitive(matchCase);
    options.set_encoding(isUtf8 ? re2::RE2::Options::EncodingUTF8 : re2::RE2::Options::EncodingLatin1);
    return std::make_shared<const re2::RE2>(re2::StringPiece(source.data(), size_t(source.size())), options);
}

/// The dot, what is not in brackets, and escapes stand for single bytes, which may be in the middle of a character; and
/// where characters have two bytes, so does everything in ASCII.
bool namesOnlyCharacters(const SearchQuery &query)
{
    if (query.mode == SearchMode::Text)
        return true;
    const auto isForBytes = [](QChar c) { return c == u'.' || c == u'\\'; };
    return query.encoding.unitBytes() == 0 && !query.text.contains("[^"_L1) &&
           std::none_of(query.text.begin(), query.text.end(), isForBytes);
}

} // namespace

SearchPattern::SearchPattern(BytePattern bytes)
    : m_matcher(std::move(bytes))
    , m_overlap(std::get<BytePattern>(m_matcher).size() - 1)
{}

SearchPattern::SearchPattern(Regex regex, qsizetype overlap)
    : m_matcher(std::move(regex))
    , m_overlap(overlap)
{}

Result<SearchPattern> SearchPattern::compile(const SearchQuery &query)
{
    Q_ASSERT(!query.text.isEmpty());
    if (query.mode == SearchMode::Hex)
        return fromHex(query.text);
    Result<SearchPattern> pattern = query.mode == SearchMode::Text ? fromText(query) : fromRegex(query);
    if (pattern && CharacterBegins::matters(query.encoding) && namesOnlyCharacters(query))
        pattern->m_characters = query.encoding;
    return pattern;
}

Result<SearchPattern> SearchPattern::fromText(const SearchQuery &query)
{
    const Result<QByteArray> whole = encodeText(query.text, query.encoding);
    if (!whole)
        return failure(whole.error());
    QByteArray joined;
    QByteArray values;
    QByteArray masks;
    QByteArray source;
    qsizetype longest = 0;
    bool areMasksEnough = true;
    for (const char32_t code : query.text.toUcs4()) {
        const QList<QByteArray> forms = formsOf(code, query.encoding);
        if (forms.isEmpty())
            break; // it exists only together with its neighbours, which then is not what was joined
        joined += forms.first();
        const auto byLength = [](const QByteArray &a, const QByteArray &b) { return a.size() < b.size(); };
        longest += std::max_element(forms.begin(), forms.end(), byLength)->size();
        source += regexOfForms(forms);
        const std::optional<QByteArray> mask = maskOf(forms);
        areMasksEnough = areMasksEnough && mask;
        if (areMasksEnough) {
            values += masked(forms.first(), *mask);
            masks += *mask;
        }
    }
    // Where characters depend on those before them, as in ISO-2022-JP, only the text as a whole has bytes.
    if (query.matchCase || joined != *whole)
        return SearchPattern(BytePattern(*whole, allBits(whole->size())));
    if (areMasksEnough)
        return SearchPattern(BytePattern(values, masks));
    return SearchPattern(makeRegex(source, false, true), longest - 1);
}

Result<SearchPattern> SearchPattern::fromHex(const QString &text)
{
    // Read once with all wildcards 0 and once with all F: the bits that differ are those that do not count.
    const auto filled = [&text](QChar digit) { return QString(text).replace(u'?', digit).replace(u'？', digit); };
    const Result<QByteArray> zeros = parseHex(filled(u'0'));
    const Result<QByteArray> ones = parseHex(filled(u'F'));
    if (!zeros || !ones)
        return failure(zeros ? ones.error() : zeros.error());
    QByteArray masks(zeros->size(), '\0');
    for (qsizetype i = 0; i < masks.size(); ++i)
        masks[i] = char(~(zeros->at(i) ^ ones->at(i)));
    if (masks.count('\0') == masks.size())
        return failure({ErrorCode::BadPattern, {u"only-wildcards"_s, text}, 0, 0});
    return SearchPattern(BytePattern(*zeros, masks));
}

Result<SearchPattern> SearchPattern::fromRegex(const SearchQuery &query)
{
    const bool isUtf8 = query.encoding == Encoding();
    const Result<QByteArray> source =
        isUtf8 ? query.text.toUtf8() : regexInBytes(query.text, query.encoding, query.matchCase);
    if (!source)
        return failure(source.error());
    if (const auto plain = makeRegex(*source, isUtf8, query.matchCase); !plain->ok())
        return failure(regexError(*plain, query.text));
    return SearchPattern(makeRegex("(?m)" + *source, isUtf8, query.matchCase), regexOverlap);
}

std::optional<SearchPattern::Match> SearchPattern::find(QByteArrayView bytes, qsizetype from,
                                                        const std::atomic<bool> *isCancelled) const
{
    if (const auto *literal = std::get_if<BytePattern>(&m_matcher)) {
        const qsizetype begin = literal->find(bytes, from);
        return begin < 0 ? std::nullopt : std::optional(Match{begin, literal->size()});
    }
    const auto &regex = std::get<Regex>(m_matcher);
    const re2::StringPiece text(bytes.data(), size_t(bytes.size()));
    for (auto at = size_t(from); at < text.size() && !(isCancelled && *isCancelled); ++at) {
        re2::StringPiece found;
        if (!regex->Match(text, at, text.size(), re2::RE2::UNANCHORED, &found, 1))
            return {};
        at = size_t(found.data() - text.data());
        if (!found.empty())
            return Match{qsizetype(at), qsizetype(found.size())};
    }
    return {};
}

} // namespace SocketDesk
