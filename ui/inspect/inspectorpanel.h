// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"
#include "ui/base/retranslated.h"
#include "ui/inspect/inspection.h"

class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace SocketDesk {

class DrawerHead;
class FieldNote;
class InspectorModel;

/// The panel beside the log that tells what the selected bytes are: as a dump, as numbers and texts, and their checksums.
class InspectorPanel final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void show(const Inspection &inspection, bool areSumsKnown);
    using QWidget::show;
    void setEncoding(const Encoding &encoding);

Q_SIGNALS:
    void closeRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createHead();
    void createDump();
    void createTable();
    void copyValue();
    void showDump();
    void showNote();

    InspectorModel *m_model;
    DrawerHead *m_head = nullptr;
    QPlainTextEdit *m_dump = nullptr;
    FieldNote *m_note = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_copy = nullptr;
    Inspection m_inspection;
    bool m_areSumsKnown = true;
};

} // namespace SocketDesk
