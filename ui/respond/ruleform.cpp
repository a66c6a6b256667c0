// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/ruleform.h"

#include "ui/base/labels.h"
#include "ui/base/tablerows.h"
#include "ui/base/wheel.h"
#include "ui/respond/rulemodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int onConnect = -1; ///< in the place of a RuleMatch
constexpr std::array matches{RuleMatch::Equals, RuleMatch::Begins, RuleMatch::Contains,
                             RuleMatch::Mask,   RuleMatch::Regex,  RuleMatch::Any};
constexpr int rowsOfReplies = 4;

enum ReplyColumn { AfterColumn, FormatColumn, TextColumn };

} // namespace

RuleForm::RuleForm(QWidget *parent)
    : Retranslated(parent)
{
    createWhen();
    createReplies();
    createThen();
    arrange();
    keepWheelFromBoxesIn(this);
    retranslate();
    showRule({});
}

void RuleForm::createWhen()
{
    m_name = new QLineEdit(this);
    m_name->setMaxLength(Rule::longestName);
    m_when = new QComboBox(this);
    for (const RuleMatch match : matches)
        m_when->addItem({}, int(match));
    m_when->addItem({}, onConnect);
    m_pattern = new QLineEdit(this);
    m_pattern->setMaxLength(Rule::longestPattern);
    m_from = new QLineEdit(this);
    m_from->setMaxLength(Rule::longestPattern);
    m_nth = new QSpinBox(this);
    m_nth->setRange(0, 1'000'000'000);
    for (QLineEdit *edit : {m_name, m_pattern, m_from})
        connect(edit, &QLineEdit::textEdited, this, &RuleForm::edited);
    connect(m_when, &QComboBox::activated, this, [this] {
        onOccasion();
        Q_EMIT edited();
    });
    connect(m_nth, &QSpinBox::valueChanged, this, [this] {
        if (!m_isShowing)
            Q_EMIT edited();
    });
}

void RuleForm::createReplies()
{
    m_repliesNote = new FieldNote(this);
    m_replies = new QTableWidget(0, 3, this);
    m_replies->verticalHeader()->hide();
    m_replies->horizontalHeader()->setStretchLastSection(true);
    m_replies->horizontalHeader()->setHighlightSections(false);
    m_replies->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_replies->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_replies->setTabKeyNavigation(false);
    keepRowsHighEnough(m_replies, 8);
    m_replies->setMinimumHeight(m_replies->verticalHeader()->defaultSectionSize() * (rowsOfReplies + 1));
    m_replies->setColumnWidth(AfterColumn, m_replies->fontMetrics().averageCharWidth() * 11);
    m_replies->setColumnWidth(FormatColumn, m_replies->fontMetrics().averageCharWidth() * 11);
    connect(m_replies, &QTableWidget::itemChanged, this, [this] {
        if (!m_isShowing)
            Q_EMIT edited();
    });
}

QWidget *RuleForm::makeReplyButtons()
{
    m_addReply = new QPushButton(this);
    m_removeReply = new QPushButton(this);
    m_placeholders = new QCheckBox(this);
    for (QPushButton *button : {m_addReply, m_removeReply})
        button->setAutoDefault(false); // the Enter key in a line is none of theirs
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_addReply);
    row->addWidget(m_removeReply);
    row->addStretch();
    row->addWidget(m_placeholders);
    connect(m_placeholders, &QCheckBox::clicked, this, &RuleForm::edited);
    connect(m_addReply, &QPushButton::clicked, this, [this] {
        if (m_replies->rowCount() >= Rule::mostReplies)
            return;
        addReply({});
        m_replies->setCurrentCell(m_replies->rowCount() - 1, TextColumn);
        m_replies->editItem(m_replies->currentItem());
        Q_EMIT edited();
    });
    connect(m_removeReply, &QPushButton::clicked, this, [this] {
        m_replies->removeRow(m_replies->currentRow());
        Q_EMIT edited();
    });
    return buttons;
}

void RuleForm::createThen()
{
    m_end = new QComboBox(this);
    for (const RuleEnd end : {RuleEnd::Stay, RuleEnd::Finish, RuleEnd::Close})
        m_end->addItem({}, int(end));
    m_stop = new QCheckBox(this);
    m_encoding = new QComboBox(this);
    m_encoding->addItem({}, QString());
    const QList<Encoding> encodings = commonEncodings();
    for (const Encoding &encoding : encodings)
        m_encoding->addItem(encoding.name(), encoding.name());
    for (QComboBox *box : {m_end, m_encoding})
        connect(box, &QComboBox::activated, this, &RuleForm::edited);
    connect(m_stop, &QCheckBox::clicked, this, &RuleForm::edited);
}

void RuleForm::arrange()
{
    QGridLayout *grid = makeFormGrid();
    m_nameRow = FormRow(grid, m_name);
    m_whenRow = FormRow(grid, m_when);
    m_patternRow = FormRow(grid, m_pattern);
    m_fromRow = FormRow(grid, m_from);
    m_nthRow = FormRow(grid, m_nth);
    m_encodingRow = FormRow(grid, m_encoding);
    m_endRow = FormRow(grid, m_end);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(grid);
    column->addWidget(m_stop);
    column->addWidget(m_replies, 1);
    column->addWidget(m_repliesNote);
    column->addWidget(makeReplyButtons());
}

void RuleForm::addReply(const RuleReply &reply)
{
    const int row = m_replies->rowCount();
    const bool wasShowing = std::exchange(m_isShowing, true);
    m_replies->insertRow(row);
    m_replies->setItem(row, AfterColumn, new QTableWidgetItem(QString::number(reply.after.count())));
    auto *hex = new QTableWidgetItem;
    hex->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    hex->setCheckState(reply.format == ReplyFormat::Hex ? Qt::Checked : Qt::Unchecked);
    m_replies->setItem(row, FormatColumn, hex);
    m_replies->setItem(row, TextColumn, new QTableWidgetItem(reply.text));
    m_isShowing = wasShowing;
}

void RuleForm::showRule(const Rule &rule)
{
    m_isShowing = true;
    m_isEnabled = rule.enabled;
    m_name->setText(rule.name);
    m_when->setCurrentIndex(m_when->findData(rule.onConnect ? onConnect : int(rule.match)));
    m_pattern->setText(rule.pattern);
    m_from->setText(rule.from);
    m_nth->setValue(rule.nth);
    m_end->setCurrentIndex(m_end->findData(int(rule.end)));
    m_stop->setChecked(rule.stop);
    m_placeholders->setChecked(rule.placeholders);
    showEncoding(rule.encoding);
    m_replies->setRowCount(0);
    for (const RuleReply &reply : rule.replies)
        addReply(reply);
    onOccasion();
    m_isShowing = false;
}

void RuleForm::askForPattern()
{
    m_pattern->setFocus();
    m_pattern->selectAll();
}

void RuleForm::showEncoding(const std::optional<Encoding> &encoding)
{
    if (!encoding)
        return m_encoding->setCurrentIndex(0); // that of the page
    if (m_encoding->findData(encoding->name()) < 0)
        m_encoding->addItem(encoding->name(), encoding->name());
    m_encoding->setCurrentIndex(m_encoding->findData(encoding->name()));
}

Rule RuleForm::rule() const
{
    Rule rule;
    rule.enabled = m_isEnabled;
    rule.name = m_name->text();
    const int when = m_when->currentData().toInt();
    rule.onConnect = when == onConnect;
    rule.match = rule.onConnect ? RuleMatch::Any : RuleMatch(when);
    rule.pattern = m_pattern->text();
    rule.from = m_from->text();
    rule.nth = m_nth->value();
    rule.end = RuleEnd(m_end->currentData().toInt());
    rule.stop = m_stop->isChecked();
    rule.placeholders = m_placeholders->isChecked();
    if (const QString encoding = m_encoding->currentData().toString(); !encoding.isEmpty())
        rule.encoding = Encoding::fromName(encoding).value_or(Encoding());
    for (int row = 0; row < m_replies->rowCount(); ++row) {
        const bool isHex = m_replies->item(row, FormatColumn)->checkState() == Qt::Checked;
        const int after = qBound(0, m_replies->item(row, AfterColumn)->text().toInt(), 3'600'000);
        rule.replies.append({isHex ? ReplyFormat::Hex : ReplyFormat::Text, m_replies->item(row, TextColumn)->text(),
                             std::chrono::milliseconds(after)});
    }
    return rule;
}

void RuleForm::onOccasion()
{
    const int when = m_when->currentData().toInt();
    m_patternRow.setShown(when != onConnect && when != int(RuleMatch::Any));
}

FieldNote *RuleForm::noteOf(const QString &field) const
{
    if (field == "when.from"_L1)
        return m_fromRow.note();
    return field == "when.pattern"_L1 ? m_patternRow.note() : m_repliesNote;
}

void RuleForm::showMistake(const std::optional<Error> &mistake)
{
    for (FieldNote *note : {m_fromRow.note(), m_patternRow.note(), m_repliesNote})
        note->clearNote();
    if (!mistake)
        return;
    const QString field = mistake->argument(0);
    const int reply = field.section(u'[', 1).section(u']', 0, 0).toInt() + 1; // "then.replies[1].text"
    FieldNote *note = noteOf(field);
    note->say(FieldNote::Kind::Error, [sentence = mistake->argument(1), reply, isReply = note == m_repliesNote] {
        return isReply ? tr("Reply %1: %2").arg(QString::number(reply), sentence) : sentence;
    });
}

void RuleForm::retranslate()
{
    setAccessibleName(tr("Rule"));
    m_nameRow.setLabel(tr("Name"));
    m_nameRow.explain(tr("For yourself: it is shown in the list only."));
    m_whenRow.setLabel(tr("When"));
    m_whenRow.explain(tr("What is waited for. Where a message begins and ends is up to Framing of the page."));
    m_patternRow.setLabel(tr("Pattern"));
    m_fromRow.setLabel(tr("From"));
    m_from->setPlaceholderText(tr("anybody"));
    m_from->setToolTip(tr("Hosts or addresses, separated by commas: 127.0.0.1, 10.0.0.5:9000"));
    m_nthRow.setLabel(tr("Only time"));
    m_nthRow.explain(tr("3: only the third message that fits gets the reply."));
    m_nth->setSpecialValueText(tr("each"));
    m_encodingRow.setLabel(tr("Encoding"));
    m_encodingRow.explain(tr("In which the pattern is looked for and the reply is sent"));
    m_endRow.setLabel(tr("Afterwards"));
    m_endRow.explain(tr("What becomes of the connection when the reply has gone out"));
    setLabel(m_stop, tr("Stop the list where it answers"));
    m_stop->setToolTip(tr("The rules below it do not see a message that it has answered."));
    m_pattern->setToolTip(tr("Text takes \\r \\n \\t \\\\ \\xHH; a hex mask ?? for any byte and * at either end."));
    m_replies->setToolTip(tr("\\0 stands for the message, \\1 to \\9 for the groups of a regular expression."));
    m_replies->setHorizontalHeaderLabels({tr("After ms"), tr("Hex"), tr("Reply")});
    m_replies->setAccessibleName(tr("Replies"));
    setLabel(m_addReply, tr("Add reply"));
    setLabel(m_removeReply, tr("Remove reply"));
    setLabel(m_placeholders, tr("Placeholders"));
    m_placeholders->setToolTip(tr(
        "{n} counts the answers of this rule ({n:4,100}, {n:4be}), {time}, {random:8}, {bytes:8}, {peer} who asked,\n"
        "{len} bytes of the rest: worked out at each answer. {{ and }} are braces."));
    retranslateChoices();
}

void RuleForm::retranslateChoices()
{
    for (int i = 0; i < int(matches.size()); ++i)
        m_when->setItemText(i, RuleModel::matchName(matches.at(std::size_t(i))));
    m_when->setItemText(int(matches.size()), tr("a peer connects"));
    m_end->setItemText(0, tr("The connection stays"));
    m_end->setItemText(1, tr("Finish sending"));
    m_end->setItemText(2, tr("Close the connection"));
    m_encoding->setItemText(0, tr("That of the page"));
}

} // namespace SocketDesk
