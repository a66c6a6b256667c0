// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/rulesdialog.h"

#include "respond/compiledrules.h"
#include "respond/rulefile.h"
#include "text/escapes.h"
#include "text/visible.h"
#include "ui/base/cuttips.h"
#include "ui/base/emptynote.h"
#include "ui/base/fieldnote.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"
#include "ui/base/tablerows.h"
#include "ui/base/undoline.h"
#include "ui/respond/ruleform.h"
#include "ui/respond/rulemodel.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto askingInterval = 250ms;
constexpr QSize usualCharacters(160, 40); // that it has room for

} // namespace

RulesDialog::RulesDialog(QWidget *parent)
    : Retranslated(parent)
    , m_model(new RuleModel(this))
{
    m_asking.setInterval(askingInterval);
    connect(&m_asking, &QTimer::timeout, this, &RulesDialog::activityWanted);
    m_form = new RuleForm(this);
    createTable();
    createButtons();
    createTrace();
    arrange();
    retranslate();
    const QSize wanted(usualCharacters.width() * fontMetrics().averageCharWidth(),
                       usualCharacters.height() * fontMetrics().height());
    resize(wanted.boundedTo(screen()->availableSize() * 19 / 20));
    connect(m_form, &RuleForm::edited, this, &RulesDialog::onFormEdited);
    connect(m_model, &RuleModel::edited, this, [this] {
        onRowChosen();
        Q_EMIT rulesEdited();
    });
}

void RulesDialog::createTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CutTips(m_table));
    m_empty = new EmptyNote(m_table, m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    keepRowsHighEnough(m_table);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int character = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(RuleModel::NameColumn, character * 14);
    m_table->setColumnWidth(RuleModel::WhenColumn, character * 22);
    m_table->setColumnWidth(RuleModel::ThenColumn, character * 15);
    m_table->setColumnWidth(RuleModel::HitsColumn, character * 11);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RulesDialog::onRowChosen);
}

void RulesDialog::createButtons()
{
    const auto make = [this](auto action) {
        auto *button = new QPushButton(this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    m_add = make(&RulesDialog::add);
    m_duplicate = make(&RulesDialog::duplicate);
    m_remove = make(&RulesDialog::remove);
    m_up = make([this] { moveBy(-1); });
    m_down = make([this] { moveBy(1); });
    m_import = make(&RulesDialog::chooseImport);
    m_export = make(&RulesDialog::chooseExport);
    m_fileNote = new FieldNote(this);
    m_undo = new UndoLine(this);
    connect(m_undo, &UndoLine::undoRequested, this, &RulesDialog::bringBack);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RulesDialog::offerUndo);
}

void RulesDialog::createTrace()
{
    m_offNote = new FieldNote(this);
    m_tracesLabel = new QLabel(this);
    m_traces = new QListWidget(this);
    m_traces->setMaximumHeight(m_traces->fontMetrics().height() * 6);
    connect(m_traces, &QListWidget::currentRowChanged, this, &RulesDialog::onTraceChosen);
}

void RulesDialog::arrange()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QPushButton *button : {m_add, m_duplicate, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch();
    for (QPushButton *button : {m_import, m_export})
        buttons->addWidget(button);
    column->addLayout(buttons);
    column->addWidget(m_fileNote);
    column->addWidget(m_undo);
    column->addWidget(m_offNote);
    column->addWidget(m_tracesLabel);
    column->addWidget(m_traces);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_form);
    splitter->setStretchFactor(0, 1);
    auto *whole = new QVBoxLayout(this);
    whole->addWidget(splitter);
}

void RulesDialog::showRules(const QList<Rule> &rules, const Encoding &pageEncoding)
{
    m_pageEncoding = pageEncoding;
    if (m_model->rules() != rules) {
        m_model->setRules(rules);
        select(0);
    }
    onRowChosen();
}

const QList<Rule> &RulesDialog::rules() const
{
    return m_model->rules();
}

int RulesDialog::currentRow() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void RulesDialog::select(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, RuleModel::NameColumn));
    onRowChosen();
}

void RulesDialog::insertAfterCurrent(const Rule &rule)
{
    if (m_model->rowCount() >= mostRules)
        return;
    const int row = currentRow() + 1;
    m_model->insert(row, rule);
    select(row);
    Q_EMIT rulesEdited();
}

void RulesDialog::add()
{
    Rule rule;
    rule.pattern = u"hello"_s;
    rule.replies = {{ReplyFormat::Text, u"world\\n"_s, 0ms}};
    insertAfterCurrent(rule);
    m_form->askForPattern();
}

void RulesDialog::duplicate()
{
    if (currentRow() >= 0)
        insertAfterCurrent(m_model->rules().at(currentRow()));
}

void RulesDialog::remove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_model->remove(row);
    select(qMin(row, m_model->rowCount() - 1));
    offerUndo();
    Q_EMIT rulesEdited();
}

void RulesDialog::bringBack()
{
    const int row = m_model->rowCount() < mostRules ? m_model->bringBack() : -1;
    offerUndo();
    if (row < 0)
        return;
    select(row);
    Q_EMIT rulesEdited();
}

void RulesDialog::offerUndo()
{
    if (const Rule *last = m_model->lastRemoved())
        m_undo->offer(last->name.isEmpty() ? last->pattern : last->name);
    else
        m_undo->withdraw();
}

void RulesDialog::moveBy(int rows)
{
    const int row = currentRow();
    const int to = row + rows;
    if (row < 0 || to < 0 || to >= m_model->rowCount())
        return;
    m_model->move(row, to);
    select(to);
    Q_EMIT rulesEdited();
}

void RulesDialog::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import rules"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Rules (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &RulesDialog::importFrom);
    dialog->open();
}

void RulesDialog::importFrom(const QString &path)
{
    inBackground([path] { return readRules(path); }).then(this, [this](const Result<QList<Rule>> &rules) {
        if (!rules)
            return m_fileNote->refuse(rules.error());
        m_fileNote->clearNote();
        m_model->setRules(*rules);
        select(0);
        Q_EMIT rulesEdited();
    });
}

void RulesDialog::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export rules"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Rules (*.json)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"rules.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &RulesDialog::exportTo);
    dialog->open();
}

void RulesDialog::exportTo(const QString &path)
{
    inBackground([path, rules = m_model->rules()] {
        return writeRules(path, rules);
    }).then(this, [this](const Result<void> &written) {
        if (written)
            m_fileNote->clearNote();
        else
            m_fileNote->refuse(written.error());
    });
}

void RulesDialog::onFormEdited()
{
    if (currentRow() < 0)
        return;
    m_model->setRule(currentRow(), m_form->rule());
    check();
    Q_EMIT rulesEdited();
}

void RulesDialog::onRowChosen()
{
    const int row = currentRow();
    const bool isAny = row >= 0 && row < m_model->rowCount();
    m_form->setEnabled(isAny);
    for (QPushButton *button : {m_duplicate, m_remove})
        button->setEnabled(isAny);
    m_up->setEnabled(isAny && row > 0);
    m_down->setEnabled(isAny && row + 1 < m_model->rowCount());
    m_export->setEnabled(m_model->rowCount() > 0);
    if (const Rule rule = isAny ? m_model->rules().at(row) : Rule(); rule != m_form->rule())
        m_form->showRule(rule);
    check();
}

void RulesDialog::check()
{
    if (currentRow() < 0 || currentRow() >= m_model->rowCount())
        return m_form->showMistake({});
    const Result<void> checked = CompiledRules::check(m_model->rules().at(currentRow()), m_pageEncoding);
    m_form->showMistake(checked ? std::nullopt : std::optional(checked.error()));
}

void RulesDialog::showActivity(const ResponderActivity &activity)
{
    m_model->showHits(activity.hits);
    const auto sameTime = [](const RuleTrace &a, const RuleTrace &b) { return a.time == b.time; };
    if (std::ranges::equal(activity.traces, m_shownTraces, sameTime))
        return;
    const bool wasAtNewest = m_traces->currentRow() <= 0;
    m_shownTraces = activity.traces;
    m_traces->clear();
    for (auto trace = m_shownTraces.crbegin(); trace != m_shownTraces.crend(); ++trace) {
        const QString content = trace->isConnect ? tr("connected") : escapeBytes(trace->content, m_pageEncoding);
        m_traces->addItem(u"%1  %2  %3"_s.arg(formatLocalTime(trace->time), trace->peer, withVisibleMarks(content)));
    }
    if (wasAtNewest && m_traces->count() > 0)
        m_traces->setCurrentRow(0);
    onTraceChosen();
}

void RulesDialog::showAnswering(bool on)
{
    if (on)
        m_offNote->clearNote();
    else
        m_offNote->say(FieldNote::Kind::Notice,
                       [] { return tr("The rules answer nothing yet: “Rules” in “Answer by itself” is not ticked."); });
}

void RulesDialog::onTraceChosen()
{
    const qsizetype index = m_shownTraces.size() - 1 - m_traces->currentRow();
    const bool isAny = m_traces->currentRow() >= 0 && index >= 0;
    m_model->showTrace(isAny ? std::optional(m_shownTraces.at(index)) : std::nullopt, m_pageEncoding);
}

void RulesDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_asking.start();
    Q_EMIT activityWanted();
}

void RulesDialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    m_asking.stop();
}

void RulesDialog::retranslate()
{
    setWindowTitle(tr("Rules"));
    m_table->setAccessibleName(tr("Rules"));
    m_empty->explain(tr("“Add” makes a rule: a message that it waits for gets its reply."));
    setLabel(m_add, tr("Add"));
    setLabel(m_duplicate, tr("Duplicate"));
    setLabel(m_remove, tr("Remove"));
    setLabel(m_up, tr("Up"));
    setLabel(m_down, tr("Down"));
    setLabel(m_import, tr("Import…"));
    setLabel(m_export, tr("Export…"));
    setLabel(m_tracesLabel, m_traces, tr("The last messages; the table says what each rule made of the chosen one"));
    check(); // its sentence is of the language
}

} // namespace SocketDesk
