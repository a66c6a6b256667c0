// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/exportdialog.h"

#include "ui/base/folders.h"
#include "ui/base/formdialog.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 520;
constexpr quint32 mostPeers = 1000; ///< in the list; more would not be looked through

constexpr std::array formats{
    RecordFormat::NetAssistText, RecordFormat::Text,   RecordFormat::Csv, RecordFormat::CsvForExcel,
    RecordFormat::JsonLines,     RecordFormat::Pcapng, RecordFormat::Raw};

/// These have one direction only.
bool hasDirection(RecordFormat format)
{
    return format == RecordFormat::Text || format == RecordFormat::Raw;
}

QString proposedPath(RecordFormat format)
{
    const QString time = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    return QDir::toNativeSeparators(QDir(logFolder()).filePath(u"socketdesk-"_s + time + u'.' + suffixOf(format)));
}

} // namespace

ExportDialog::ExportDialog(const JournalReader &reader, std::optional<Records> selection, bool isFiltered,
                           QWidget *parent)
    : Retranslated(parent)
    , m_selection(selection)
{
    createFields(reader, isFiltered);
    createButtons();
    arrange();
    retranslate();
    m_records->setCurrentIndex(m_records->count() - 1);
    m_path->setText(proposedPath(format()));
    connect(m_format, &QComboBox::activated, this, &ExportDialog::onFormatChosen);
    connect(m_path, &QLineEdit::textEdited, this, &ExportDialog::onPathEdited);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    updateFields();
}

/// Of the records the narrowest choice comes last.
void ExportDialog::createFields(const JournalReader &reader, bool isFiltered)
{
    m_records = new QComboBox(this);
    m_records->addItem(QString(), int(Which::All));
    if (isFiltered)
        m_records->addItem(QString(), int(Which::Shown));
    if (m_selection)
        m_records->addItem(QString(), int(Which::Selected));
    m_format = new QComboBox(this);
    for (const RecordFormat known : formats)
        m_format->addItem(QString(), int(known));
    m_direction = new QComboBox(this);
    m_direction->addItem(QString(), int(RecordKind::Received));
    m_direction->addItem(QString(), int(RecordKind::Sent));
    m_peer = new QComboBox(this);
    m_peer->addItem(QString());
    for (quint32 id = 1; id <= std::min(reader.peerCount(), mostPeers); ++id)
        m_peer->addItem(reader.peer(PeerId(id)).address, id);
    m_pathField = new QWidget(this);
    m_path = new QLineEdit(m_pathField);
    m_browse = new QPushButton(m_pathField);
    m_browse->setAutoDefault(false);
    m_pathField->setFocusProxy(m_path);
}

void ExportDialog::createButtons()
{
    m_export = new QPushButton(this);
    m_export->setDefault(true);
    m_cancel = new QPushButton(this);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
}

void ExportDialog::arrange()
{
    auto *path = new QHBoxLayout(m_pathField);
    path->setContentsMargins(0, 0, 0, 0);
    path->addWidget(m_path, 1);
    path->addWidget(m_browse);
    QGridLayout *grid = makeFormGrid();
    m_recordsRow = FormRow(grid, m_records);
    m_formatRow = FormRow(grid, m_format);
    m_directionRow = FormRow(grid, m_direction);
    m_peerRow = FormRow(grid, m_peer);
    m_pathRow = FormRow(grid, m_pathField);
    arrangeFormDialog(this, grid, m_export, m_cancel, dialogWidth);
}

RecordFormat ExportDialog::format() const
{
    return RecordFormat(m_format->currentData().toInt());
}

ExportDialog::Which ExportDialog::which() const
{
    return Which(m_records->currentData().toInt());
}

bool ExportDialog::onlyShown() const
{
    return which() != Which::All;
}

ExportConfig ExportDialog::config() const
{
    ExportConfig config;
    config.path = QDir::fromNativeSeparators(m_path->text());
    config.format = format();
    config.direction = RecordKind(m_direction->currentData().toInt());
    if (which() == Which::Selected) {
        config.from = m_selection->first;
        config.to = m_selection->second;
    }
    if (m_peer->currentIndex() > 0)
        config.peer = PeerId(m_peer->currentData().toUInt());
    return config;
}

/// The suffix follows the format; one that is no format's is the user's own.
void ExportDialog::onFormatChosen()
{
    const QString path = m_path->text();
    if (formatOfFile(path))
        m_path->setText(path.first(path.size() - QFileInfo(path).suffix().size()) + suffixOf(format()));
    updateFields();
}

void ExportDialog::onPathEdited()
{
    const auto named = formatOfFile(m_path->text());
    if (named && suffixOf(*named) != suffixOf(format()))
        m_format->setCurrentIndex(m_format->findData(int(*named)));
    updateFields();
}

void ExportDialog::updateFields()
{
    const QString path = m_path->text();
    m_directionRow.setShown(hasDirection(format()));
    m_export->setEnabled(!path.isEmpty());
    inBackground([path] { return placeAt(path); }).then(this, [this, path](Place place) {
        if (path == m_path->text())
            showPlace(place);
    });
}

ExportDialog::Place ExportDialog::placeAt(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir() || path.isEmpty())
        return path.isEmpty() ? Place::Free : Place::IsFolder;
    if (file.isFile())
        return Place::Taken;
    return file.dir().exists() ? Place::Free : Place::HasNoFolder;
}

void ExportDialog::showPlace(Place place)
{
    m_export->setEnabled(!m_path->text().isEmpty() && (place == Place::Free || place == Place::Taken));
    switch (place) {
    case Place::Free:
        return m_pathRow.note()->clearNote();
    case Place::Taken:
        return m_pathRow.note()->say(FieldNote::Kind::Notice, [] { return tr("This file will be replaced."); });
    case Place::IsFolder:
        return m_pathRow.note()->say(FieldNote::Kind::Error, [] { return tr("This is a folder."); });
    case Place::HasNoFolder:
        return m_pathRow.note()->say(FieldNote::Kind::Error, [] { return tr("Its folder is not there."); });
    }
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export the data log"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // this dialog says it
    dialog->setDefaultSuffix(suffixOf(format()));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_path->setText(QDir::toNativeSeparators(path));
        onPathEdited();
    });
    dialog->open();
}

void ExportDialog::accept()
{
    Q_EMIT exportRequested(config(), onlyShown());
    QDialog::accept();
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export the data log"));
    m_recordsRow.setLabel(tr("Records"), u'R');
    m_recordsRow.explain(
        tr("Those shown are what the filter leaves; those selected are all of which something is selected."));
    const QStringList choices{tr("All"), tr("Those shown"), tr("Those selected")};
    for (int i = 0; i < m_records->count(); ++i)
        m_records->setItemText(i, choices.at(m_records->itemData(i).toInt()));
    m_formatRow.setLabel(tr("Format"), u'F');
    m_formatRow.explain(tr("The first ones are for reading. JSON Lines and captures keep every byte and time,\n"
                           "and can be opened here again."));
    const QStringList names{tr("NetAssist log (.log)"), tr("Text (.txt)"),
                            tr("Table (.csv)"),         tr("CSV for Excel (UTF-8 with BOM)"),
                            tr("JSON Lines (.jsonl)"),  tr("Capture for Wireshark (.pcapng)"),
                            tr("Bytes (.bin)")};
    for (int i = 0; i < int(names.size()); ++i)
        m_format->setItemText(i, names.at(i));
    m_directionRow.setLabel(tr("Direction"), u'D');
    m_direction->setItemText(0, tr("Received"));
    m_direction->setItemText(1, tr("Sent"));
    m_peerRow.setLabel(tr("Peer"), u'P');
    m_peerRow.explain(tr("Only what came from this peer or went to it"));
    m_peer->setItemText(0, tr("All peers"));
    m_pathRow.setLabel(tr("File"), u'L');
    m_pathRow.explain(tr("A file that is there is replaced when everything has been written, or not at all."));
    setLabel(m_browse, tr("Browse…"), u'B');
    setLabel(m_export, tr("Export"), u'E');
    setLabel(m_cancel, tr("Cancel"));
}

} // namespace SocketDesk
