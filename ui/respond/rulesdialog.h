// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responderactivity.h"
#include "respond/rule.h"
#include "ui/base/retranslated.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

namespace SocketDesk {

class EmptyNote;
class FieldNote;
class RuleForm;
class RuleModel;
class UndoLine;

/// The rules of a page: the list, a form for one of them, and what the last messages found.
class RulesDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    explicit RulesDialog(QWidget *parent = nullptr);

    void showRules(const QList<Rule> &rules, const Encoding &pageEncoding);
    [[nodiscard]] const QList<Rule> &rules() const;
    void showActivity(const ResponderActivity &activity);
    void showAnswering(bool on); ///< whether the page answers by them at all

    void importFrom(const QString &path);
    void exportTo(const QString &path);

Q_SIGNALS:
    void rulesEdited();
    void activityWanted();

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createTable();
    void createButtons();
    void createTrace();
    void arrange();
    void add();
    void duplicate();
    void remove();
    void bringBack();
    void offerUndo();
    void moveBy(int rows);
    void chooseImport();
    void chooseExport();
    void onFormEdited();
    void onRowChosen();
    void onTraceChosen();
    void insertAfterCurrent(const Rule &rule);
    void select(int row);
    void check();
    [[nodiscard]] int currentRow() const;

    RuleModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    RuleForm *m_form = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    UndoLine *m_undo = nullptr;
    EmptyNote *m_empty = nullptr;
    FieldNote *m_fileNote = nullptr;
    FieldNote *m_offNote = nullptr;
    QLabel *m_tracesLabel = nullptr;
    QListWidget *m_traces = nullptr;
    Encoding m_pageEncoding;
    QList<RuleTrace> m_shownTraces;
    QTimer m_asking; ///< while it is shown
};

} // namespace SocketDesk
