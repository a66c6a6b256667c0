// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/checksumconfig.h"
#include "ui/base/retranslated.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace SocketDesk {

class ChecksumPopup;

/// Which checksum is sent with a message; a button beside it opens over what and where.
class ChecksumBox final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit ChecksumBox(QWidget *parent = nullptr);

    [[nodiscard]] const ChecksumConfig &config() const { return m_config; }
    void setConfig(const ChecksumConfig &config);
    [[nodiscard]] QLabel *label() const { return m_label; } ///< has its place in the form around

Q_SIGNALS:
    void configChanged(); ///< by the user

protected:
    void retranslate() override;

private:
    void onKindChosen(int index);
    void openPopup();
    void explainKind();

    ChecksumConfig m_config;
    QLabel *m_label = nullptr;
    QComboBox *m_kind = nullptr;
    QPushButton *m_more = nullptr;
    ChecksumPopup *m_popup = nullptr; ///< made when first opened
};

} // namespace SocketDesk
