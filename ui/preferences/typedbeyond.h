// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSpinBox>

#include <algorithm>

namespace SocketDesk {

/// A box of numbers into which also one beyond its range can be typed. It is not taken; but it can be told of.
///
/// Qt's own swallow the key: who types 80800 as a port has 8080, and does not know.
template<typename Box>
class TypedBeyond final : public Box
{
public:
    using Box::Box;
    using Box::textFromValue; // protected in QSpinBox

    QValidator::State validate(QString &text, int &position) const override
    {
        const QValidator::State state = Box::validate(text, position);
        return state == QValidator::Invalid && isNumber(text) ? QValidator::Intermediate : state;
    }

private:
    static constexpr qsizetype mostDigits = 12;

    [[nodiscard]] bool isNumber(QString text) const
    {
        if (!this->suffix().isEmpty() && text.endsWith(this->suffix()))
            text.chop(this->suffix().size());
        text = text.remove(this->locale().groupSeparator()).trimmed();
        const bool isWhole = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
        return isWhole && text.size() <= mostDigits;
    }
};

} // namespace SocketDesk
