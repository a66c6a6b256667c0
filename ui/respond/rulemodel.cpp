// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/rulemodel.h"

#include "respond/rulemismatch.h"
#include "text/escapes.h"
#include "text/visible.h"
#include "ui/base/labels.h"

#include <QLocale>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mismatchBytes = 12; // what a cell has room for

} // namespace

void RuleModel::setRules(const QList<Rule> &rules)
{
    beginResetModel();
    m_rules = rules;
    m_removed.clear();
    m_hits.clear();
    m_trace.reset();
    endResetModel();
}

void RuleModel::setRule(int row, const Rule &rule)
{
    m_rules[row] = rule;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void RuleModel::insert(int row, const Rule &rule)
{
    beginInsertRows({}, row, row);
    m_rules.insert(row, rule);
    if (row < m_hits.size())
        m_hits.insert(row, 0);
    endInsertRows();
}

void RuleModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_removed.add(row, m_rules.takeAt(row));
    if (row < m_hits.size())
        m_hits.removeAt(row);
    endRemoveRows();
}

int RuleModel::bringBack()
{
    const auto back = m_removed.takeLast(rowCount());
    if (!back)
        return -1;
    insert(back->row, back->item);
    return back->row;
}

const Rule *RuleModel::lastRemoved() const
{
    return m_removed.last();
}

void RuleModel::move(int row, int to)
{
    if (!beginMoveRows({}, row, row, {}, to > row ? to + 1 : to))
        return;
    m_rules.move(row, to);
    if (qMax(row, to) < m_hits.size())
        m_hits.move(row, to);
    endMoveRows();
}

void RuleModel::showHits(const QList<quint64> &hits)
{
    if (m_hits == hits)
        return;
    m_hits = hits;
    if (!m_rules.isEmpty())
        Q_EMIT dataChanged(index(0, HitsColumn), index(int(m_rules.size()) - 1, HitsColumn));
}

void RuleModel::showTrace(const std::optional<RuleTrace> &trace, const Encoding &pageEncoding)
{
    m_trace = trace;
    m_pageEncoding = pageEncoding;
    if (!m_rules.isEmpty())
        Q_EMIT dataChanged(index(0, WhyColumn), index(int(m_rules.size()) - 1, WhyColumn));
}

int RuleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int RuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString RuleModel::matchName(RuleMatch match)
{
    switch (match) {
    case RuleMatch::Any:
        return tr("any message");
    case RuleMatch::Equals:
        return tr("message equals");
    case RuleMatch::Begins:
        return tr("message begins with");
    case RuleMatch::Contains:
        return tr("message contains");
    case RuleMatch::Mask:
        return tr("hex mask");
    case RuleMatch::Regex:
        return tr("regular expression");
    }
    Q_UNREACHABLE();
}

QString RuleModel::whenText(const Rule &rule)
{
    if (rule.onConnect)
        return tr("a peer connects");
    return rule.match == RuleMatch::Any ? matchName(rule.match) : QString(matchName(rule.match) + u' ' + rule.pattern);
}

QString RuleModel::thenText(const Rule &rule)
{
    QStringList parts;
    for (const RuleReply &reply : rule.replies)
        parts << (reply.text.size() > 60 ? QString(reply.text.first(60) + u'…') : reply.text);
    if (rule.end == RuleEnd::Finish)
        parts << tr("finish");
    if (rule.end == RuleEnd::Close)
        parts << tr("close");
    return parts.join(u" · "_s);
}

QString RuleModel::whyText(int row) const
{
    if (!m_trace)
        return {};
    const Rule &rule = m_rules.at(row);
    switch (m_trace->outcomeOf(row, !rule.enabled, rule.onConnect)) {
    case RuleOutcome::Answered:
        return tr("answered");
    case RuleOutcome::NotFrom:
        return tr("not from this peer");
    case RuleOutcome::NotNth:
        return tr("not this time");
    case RuleOutcome::Refused:
        return tr("could not be sent");
    case RuleOutcome::TooMany:
        return tr("too much waits already");
    case RuleOutcome::Off:
        return tr("is off");
    case RuleOutcome::Occasion:
        return rule.onConnect ? tr("no peer connected") : tr("no message");
    case RuleOutcome::Ended:
        return tr("rule %1 stopped the list").arg(m_trace->endedBy + 1);
    case RuleOutcome::NoMatch:
        return m_trace->isFault ? tr("no whole message") : mismatchText(rule);
    }
    Q_UNREACHABLE();
}

QString RuleModel::mismatchText(const Rule &rule) const
{
    const auto mismatch = findMismatch(rule, m_pageEncoding, m_trace->content, m_trace->bytes);
    if (!mismatch)
        return tr("does not match");
    const auto shown = [&](const QByteArray &bytes) {
        const QString text =
            escapeBytes(bytes.first(std::min(bytes.size(), mismatchBytes)), rule.encoding.value_or(m_pageEncoding));
        return bytes.size() > mismatchBytes ? QString(text + u'…') : text;
    };
    switch (mismatch->kind) {
    case RuleMismatch::Kind::TooLong:
        return tr("does not match: “%1” comes after it").arg(shown(mismatch->found));
    case RuleMismatch::Kind::TooShort:
        return tr("does not match: “%1” is missing at the end").arg(shown(mismatch->expected));
    case RuleMismatch::Kind::Differs:
        return tr("does not match: byte %1 is “%2”, not “%3”")
            .arg(QString::number(mismatch->at + 1), shown(mismatch->found), shown(mismatch->expected));
    }
    Q_UNREACHABLE();
}

QString RuleModel::text(int row, int column) const
{
    const Rule &rule = m_rules.at(row);
    switch (column) {
    case NameColumn:
        return rule.name.isEmpty() ? tr("Rule %1").arg(row + 1) : rule.name;
    case WhenColumn:
        return withVisibleMarks(whenText(rule));
    case ThenColumn:
        return withVisibleMarks(thenText(rule));
    case HitsColumn:
        return QLocale().toString(m_hits.value(row));
    default:
        return whyText(row);
    }
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::CheckStateRole && index.column() == NameColumn)
        return m_rules.at(index.row()).enabled ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole && index.column() == HitsColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) // the columns are narrow
        return plainToolTip(text(index.row(), index.column()));
    return role == Qt::DisplayRole ? QVariant(text(index.row(), index.column())) : QVariant();
}

bool RuleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != NameColumn)
        return false;
    m_rules[index.row()].enabled = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Rule");
    case WhenColumn:
        return tr("When");
    case ThenColumn:
        return tr("Then");
    case HitsColumn:
        return tr("Answered");
    default:
        return tr("At that message");
    }
}

Qt::ItemFlags RuleModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace SocketDesk
