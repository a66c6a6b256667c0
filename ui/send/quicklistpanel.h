// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"
#include "ui/base/retranslated.h"

#include <QGroupBox>

#include <functional>

class QPushButton;
class QTableView;
class QToolButton;

namespace SocketDesk {

class QuickListModel;

/// The drawer with the quick list: send, add, edit in place, delete.
class QuickListPanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    /// \param model of the program, shared by all pages; \param composed what stands in the composer, for Add
    QuickListPanel(QuickListModel *model, std::function<TypedPayload()> composed, QWidget *parent = nullptr);

Q_SIGNALS:
    void sendRequested(const SocketDesk::TypedPayload &payload);
    void closeRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createTable();
    void createButtons();
    void add();
    void removeSelected();
    void sendSelected();
    void updateButtons();

    QuickListModel *m_model;
    std::function<TypedPayload()> m_composed;
    QTableView *m_table = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace SocketDesk
