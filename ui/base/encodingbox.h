// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QComboBox>

namespace SocketDesk {

/// The list of encodings: common ones first, then all others; what is typed is searched, aliases count.
///
/// The some two hundred others are looked up only when the list is used.
class EncodingBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit EncodingBox(QWidget *parent = nullptr);

    [[nodiscard]] const Encoding &encoding() const { return m_encoding; }
    void setEncoding(const Encoding &encoding); ///< tells nobody
    void showPopup() override;

Q_SIGNALS:
    void encodingChosen(const SocketDesk::Encoding &encoding);
    void encodingRefused(const SocketDesk::Error &error); ///< what was typed is none; the old one stays

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addOthers();
    void onTextChanged(const QString &text);
    void take(const QString &name);

    Encoding m_encoding;
    bool m_isComplete = false;
};

} // namespace SocketDesk
