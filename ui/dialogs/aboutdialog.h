// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace SocketDesk {

/// What this program is, its version and its licence, and those of what is built in.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

private:
    QLabel *addParagraph(QVBoxLayout *column, const QString &text);
    void copy() const;

    QStringList m_paragraphs;
};

} // namespace SocketDesk
