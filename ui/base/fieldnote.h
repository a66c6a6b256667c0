// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace SocketDesk {

/// One line or two of small print right under a field: what is wrong with it, or what to know about it. Takes no room
/// while there is nothing to say.
class FieldNote final : public QLabel
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Error, Notice, Quiet };

    explicit FieldNote(QWidget *parent = nullptr);

    void say(Kind kind, const QString &text); ///< an empty text hides it
    void clearNote() { say(Kind::Quiet, {}); }
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    Kind m_kind = Kind::Quiet;
};

} // namespace SocketDesk
