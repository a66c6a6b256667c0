// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace SocketDesk {

class ElidedLabel;
class EndpointForm;
class MoreOptions;
class StateLamp;

/// The network panel of the settings column: which endpoint, the button that opens and closes it, and its lamp.
class NetworkPanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    explicit NetworkPanel(QWidget *parent = nullptr);

    void setConfig(const EndpointConfig &config);
    [[nodiscard]] EndpointConfig draft() const; ///< for the settings; the fields need not be right
    [[nodiscard]] Role role() const;

    void beginAs(Role role); ///< chooses it; the focus goes to what is to be typed

    void showStatus(const SessionStatus &status);
    void setFailed(bool failed); ///< the last attempt to open or connect failed
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// What the button does: open, close or cancel.
    void trigger();
    [[nodiscard]] QString actionText() const; ///< of the button
    [[nodiscard]] QString actionIcon() const; ///< its name

Q_SIGNALS:
    void openRequested(const SocketDesk::EndpointConfig &config);
    void closeRequested();  ///< an open endpoint
    void cancelRequested(); ///< one on the way
    void roleChanged(SocketDesk::Role role);
    void edited();

protected:
    void retranslate() override;

private:
    [[nodiscard]] QString actionTip() const;
    void createButton();
    void createMore();
    void toggleMore();
    void showState();
    void onRoleChanged(Role role);
    void open();
    [[nodiscard]] EndpointConfig withOptions(EndpointConfig config) const;

    EndpointForm *m_form = nullptr;
    QPushButton *m_button = nullptr;
    StateLamp *m_lamp = nullptr;
    ElidedLabel *m_state = nullptr;
    QToolButton *m_moreToggle = nullptr;
    MoreOptions *m_more = nullptr; ///< made when first shown
    QVBoxLayout *m_layout = nullptr;

    SessionStatus m_status;
    EndpointConfig m_options; ///< where the more options are kept while they are not made
    bool m_hasFailed = false;
};

} // namespace SocketDesk
