// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "ui/base/retranslated.h"

#include <QLabel>

#include <functional>

namespace SocketDesk {

/// One line or two of small print right under a field: what is wrong with it, or what to know about it. Takes no room
/// while there is nothing to say.
class FieldNote final : public Retranslated<QLabel>
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Error, Notice, Quiet };

    explicit FieldNote(QWidget *parent = nullptr);

    /// Shows what \p text gives, now and in every language chosen while it is shown.
    void say(Kind kind, std::function<QString()> text);
    void refuse(const Error &error);
    void clearNote();

    [[nodiscard]] bool isRefusal() const { return m_text && m_kind == Kind::Error; }

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void shrink();

    Kind m_kind = Kind::Quiet;
    std::function<QString()> m_text;
};

} // namespace SocketDesk
