// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/segmentdialog.h"

#include "text/hex.h"
#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/wheel.h"
#include "ui/send/quicklistformat.h"

#include <QButtonGroup>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTimer>

#include <numeric>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostShown = 200;      ///< pieces
constexpr qsizetype mostShownBytes = 32;  ///< of each
constexpr qsizetype mostGlued = 16 << 20; ///< bytes of one write
constexpr int longestGapMs = 60'000;
constexpr auto refreshInterval = 500ms; ///< what stands in the composer may change meanwhile

} // namespace

SegmentDialog::SegmentDialog(Sources sources, QWidget *parent)
    : Retranslated(parent)
    , m_sources(std::move(sources))
    , m_refreshing(new QTimer(this))
{
    setLayout(new QVBoxLayout);
    createWays();
    createGap();
    createPreview();
    createButtons();
    keepWheelFromBoxesIn(this);
    retranslate();
    connect(m_refreshing, &QTimer::timeout, this, &SegmentDialog::refresh);
    m_refreshing->start(refreshInterval);
    resize(520, 460);
}

void SegmentDialog::createWays()
{
    m_ways = new QButtonGroup(this);
    m_byte = new QRadioButton(this);
    m_every = new QRadioButton(this);
    m_cuts = new QRadioButton(this);
    m_repeated = new QRadioButton(this);
    m_list = new QRadioButton(this);
    m_size = new QSpinBox(this);
    m_size->setRange(1, 65536);
    m_size->setValue(4);
    m_places = new QLineEdit(u"3,7"_s, this);
    m_times = new QSpinBox(this);
    m_times->setRange(2, 10'000);
    m_times->setValue(3);
    auto *grid = new QGridLayout;
    int row = 0;
    for (const auto &[button, field] : std::initializer_list<std::pair<QRadioButton *, QWidget *>>{
             {m_byte, nullptr}, {m_every, m_size}, {m_cuts, m_places}, {m_repeated, m_times}, {m_list, nullptr}}) {
        m_ways->addButton(button, row);
        grid->addWidget(button, row, 0);
        if (field != nullptr)
            grid->addWidget(field, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    m_byte->setChecked(true);
    static_cast<QVBoxLayout *>(layout())->addLayout(grid);
    connect(m_ways, &QButtonGroup::idToggled, this, &SegmentDialog::refresh);
    connect(m_size, &QSpinBox::valueChanged, this, &SegmentDialog::refresh);
    connect(m_times, &QSpinBox::valueChanged, this, &SegmentDialog::refresh);
    connect(m_places, &QLineEdit::textChanged, this, &SegmentDialog::refresh);
}

void SegmentDialog::createGap()
{
    m_gapLabel = new QLabel(this);
    m_gap = new QSpinBox(this);
    m_gap->setRange(0, longestGapMs);
    m_gap->setValue(200);
    auto *row = new QHBoxLayout;
    row->addWidget(m_gapLabel);
    row->addWidget(m_gap);
    row->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void SegmentDialog::createPreview()
{
    m_previewLabel = new QLabel(this);
    m_preview = new QPlainTextEdit(this);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_note = new FieldNote(this);
    layout()->addWidget(m_previewLabel);
    layout()->addWidget(m_preview);
    layout()->addWidget(m_note);
}

void SegmentDialog::createButtons()
{
    m_send = new QPushButton(icon(u"send"_s), {}, this);
    m_stop = new QPushButton(this);
    m_close = new QPushButton(this);
    m_send->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    for (QPushButton *button : {m_send, m_stop, m_close})
        row->addWidget(button);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, &SegmentDialog::send);
    connect(m_stop, &QPushButton::clicked, this, &SegmentDialog::stopRequested);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

SegmentDialog::Way SegmentDialog::way() const
{
    return static_cast<Way>(m_ways->checkedId());
}

Result<Segmentation> SegmentDialog::segmentation() const
{
    switch (way()) {
    case ByteByByte:
        return Segmentation{1, {}};
    case Every:
        return Segmentation{m_size->value(), {}};
    default: // a single number is a place here
        return Segmentation::fromSpec(QString(m_places->text() + u','));
    }
}

Result<QByteArray> SegmentDialog::glued() const
{
    if (way() == Repeated)
        return m_sources.message().and_then([this](const QByteArray &message) -> Result<QByteArray> {
            if (message.size() * m_times->value() > mostGlued)
                return tooMuchForOneWrite();
            return message.repeated(m_times->value());
        });
    QByteArray all;
    const QList<QuickItem> items = m_sources.quickList();
    for (const QuickItem &item : items) {
        const Result<QByteArray> bytes = m_sources.bytesOf(item.payload);
        if (!bytes)
            return bytes;
        if (all.size() + bytes->size() > mostGlued)
            return tooMuchForOneWrite();
        all += *bytes;
    }
    return all;
}

Result<QByteArray> SegmentDialog::tooMuchForOneWrite()
{
    const QString sentence = tr("That is more than %1, the most that is sent in one write here.")
                                 .arg(QLocale().formattedDataSize(mostGlued, 0));
    return failure({ErrorCode::InvalidValue, {{}, sentence, u"sentence"_s}});
}

Result<QList<QByteArray>> SegmentDialog::pieces() const
{
    if (way() == Repeated || way() == QuickList)
        return glued().map([](const QByteArray &bytes) { return QList<QByteArray>{bytes}; });
    const Result<Segmentation> how = segmentation();
    if (!how)
        return failure(how.error());
    return m_sources.message().map([&how](const QByteArray &message) { return segmentsOf(message, *how); });
}

QString SegmentDialog::textOf(const QList<QByteArray> &pieces) const
{
    QStringList lines;
    for (qsizetype i = 0; i < std::min(pieces.size(), mostShown); ++i) {
        const QByteArray &piece = pieces.at(i);
        const QString dots = piece.size() > mostShownBytes ? u" …"_s : QString();
        lines << tr("%1. %2 B: %3")
                     .arg(QString::number(i + 1), QString::number(piece.size()),
                          formatHex(piece.left(mostShownBytes), u' ') + dots);
    }
    if (pieces.size() > mostShown)
        lines << tr("… and %1 more").arg(pieces.size() - mostShown);
    if (const QString unused = unusedCuts(pieces); !unused.isEmpty())
        lines << unused;
    return lines.join(u'\n');
}

QString SegmentDialog::unusedCuts(const QList<QByteArray> &pieces) const
{
    const Result<Segmentation> how = segmentation();
    if (way() != Cuts || !how || how->cuts.isEmpty())
        return {};
    const auto bytes = std::accumulate(pieces.begin(), pieces.end(), qsizetype(0),
                                       [](qsizetype sum, const QByteArray &piece) { return sum + piece.size(); });
    return how->cuts.constLast() < bytes
               ? QString()
               : tr("The message has %1 bytes; a cut behind them does nothing.").arg(QLocale().toString(bytes));
}

void SegmentDialog::refresh()
{
    const bool isGlued = way() == Repeated || way() == QuickList;
    m_size->setEnabled(way() == Every);
    m_places->setEnabled(way() == Cuts);
    m_times->setEnabled(way() == Repeated);
    m_gap->setEnabled(!isGlued);
    const Result<QList<QByteArray>> cut = pieces();
    const bool isSendable = cut && !cut->constFirst().isEmpty();
    const QString text = cut ? textOf(*cut) : QString();
    if (m_preview->toPlainText() != text) // keeps its place
        m_preview->setPlainText(text);
    m_previewLabel->setText(cut ? tr("Writes: %1").arg(cut->size()) : tr("Writes"));
    if (!cut)
        m_note->refuse(cut.error());
    else if (m_note->isRefusal())
        m_note->clearNote();
    m_send->setEnabled(isSendable && !m_isRunning);
    m_stop->setEnabled(m_isRunning);
}

void SegmentDialog::send()
{
    const Result<QList<QByteArray>> cut = pieces();
    if (!cut)
        return;
    ListPlan plan;
    plan.sendsAtOnce = true;
    for (const QByteArray &piece : *cut)
        plan.steps.append({PayloadTemplate(piece), std::chrono::milliseconds(m_gap->value())});
    Q_EMIT sendRequested(plan);
}

void SegmentDialog::showProgress(const ListProgress &progress)
{
    const bool wasRunning = std::exchange(m_isRunning, progress.running);
    if (progress.running || wasRunning)
        m_note->say(progress.running ? FieldNote::Kind::Notice : FieldNote::Kind::Quiet,
                    [progress] { return listProgressText(progress); });
    refresh();
}

void SegmentDialog::retranslate()
{
    setWindowTitle(tr("Send in pieces, or several in one"));
    setLabel(m_byte, tr("Byte by byte"));
    m_byte->setToolTip(tr("A write for each byte: does the receiver wait until a message is whole?"));
    setLabel(m_every, tr("Pieces of so many bytes"));
    m_size->setAccessibleName(tr("Bytes of a piece"));
    m_every->setToolTip(tr("All pieces are of this size, but for the last."));
    m_size->setToolTip(m_every->toolTip());
    setLabel(m_cuts, tr("Cut after these bytes"));
    m_places->setAccessibleName(tr("Places of the cuts"));
    m_cuts->setToolTip(tr("3,7 makes three pieces: the first 3 bytes, the next 4, and the rest."));
    m_places->setToolTip(m_cuts->toolTip());
    m_places->setPlaceholderText(u"3,7"_s);
    setLabel(m_repeated, tr("The message so many times, in one write"));
    m_times->setAccessibleName(tr("Times in one write"));
    m_repeated->setToolTip(tr("Several messages at once, as they come when packets stick together"));
    m_times->setToolTip(m_repeated->toolTip());
    setLabel(m_list, tr("The quick list in one write"));
    m_list->setToolTip(tr("The entries one behind the other, without a gap"));
    setLabel(m_gapLabel, m_gap, tr("Gap between two pieces"));
    m_gapLabel->setToolTip(tr("Without a gap the receiver often reads several pieces at once."));
    m_gap->setToolTip(m_gapLabel->toolTip());
    m_gap->setSuffix(tr(" ms"));
    m_preview->setAccessibleName(tr("Writes"));
    setLabel(m_send, tr("Send the pieces"));
    m_send->setToolTip(tr("TCP sends each piece at once (Nagle off); for UDP each is a datagram."));
    setLabel(m_stop, tr("Stop the pieces"));
    setLabel(m_close, tr("Close"));
    refresh();
}

} // namespace SocketDesk
