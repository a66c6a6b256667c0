// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/wrappedtalk.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr qsizetype longestWords = 256; // bytes on each side

/// With the same number in place of each.
QByteArray withoutNumbers(QByteArrayView words)
{
    QByteArray same;
    for (const char c : words) {
        const bool isDigit = c >= '0' && c <= '9';
        if (!isDigit || !same.endsWith('0'))
            same += isDigit ? '0' : c;
    }
    return same;
}

bool areAllTheSame(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [first = bytes.front()](char c) { return c == first; });
}

constexpr std::size_t noWords = 0;

std::size_t hashOfWords(QByteArrayView before, QByteArrayView behind)
{
    const QByteArray words = withoutNumbers(before) + withoutNumbers(behind);
    return words.size() < 2 || areAllTheSame(words) ? noWords : qHash(words, 1) | 1U;
}

} // namespace

void WrappedTalk::Beginning::set(QByteArrayView whole)
{
    size = whole.size();
    std::ranges::copy(whole.first(qMin(size, most)), bytes.begin());
}

bool WrappedTalk::Beginning::isOf(QByteArrayView whole) const
{
    return whole.size() == size && whole.startsWith(kept());
}

void WrappedTalk::sentTo(PeerId peer, QByteArrayView answer)
{
    Talk &talk = m_talks[peer];
    if (!std::exchange(talk.isAnswered, true)) {
        talk.isOtherAnswer = !talk.heard.isOf(answer);
        talk.answer.set(answer);
        talk.answerBytes = 0;
    }
    talk.answerBytes += answer.size();
}

int WrappedTalk::heard(PeerId peer, QByteArrayView bytes)
{
    const auto found = m_talks.find(peer);
    if (found == m_talks.end())
        return 0;
    Talk &talk = *found;
    talk.times = talk.isAnswered && isWrapped(talk, bytes) ? talk.times + 1 : 0;
    talk.isAnswered = false;
    talk.heard.set(bytes);
    return talk.times;
}

bool WrappedTalk::isWrapped(Talk &talk, QByteArrayView bytes)
{
    const qsizetype added = bytes.size() - talk.answerBytes;
    if (bytes.size() <= talk.heard.size || added < 0 || added > 2 * longestWords || talk.answer.size == 0)
        return false;
    if (added == 0)
        return talk.isOtherAnswer && bytes.startsWith(talk.answer.kept());
    const QByteArrayView answer = talk.answer.kept();
    if (talk.before <= added && bytes.sliced(talk.before).startsWith(answer) &&
        hashOfWords(bytes.first(talk.before), bytes.last(added - talk.before)) == talk.words)
        return talk.words != noWords;
    // The last place, as words in front that go on and on begin like the answer.
    const qsizetype before = bytes.first(added + answer.size()).lastIndexOf(answer);
    if (before < 0)
        return false;
    talk.before = before;
    const std::size_t words = hashOfWords(bytes.first(before), bytes.last(added - before));
    return std::exchange(talk.words, words) == words && words != noWords;
}

} // namespace SocketDesk
