// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklisting.h"

#include "base/atomicfile.h"
#include "base/jsonfile.h"
#include "base/sentences.h"
#include "send/sscomlist.h"
#include "session/sessionhandle.h"
#include "ui/base/fieldnote.h"
#include "ui/base/inbackground.h"
#include "ui/send/quicklistmodel.h"
#include "ui/send/quicklistpanel.h"
#include "ui/send/sending.h"

#include <QFileDialog>
#include <QShortcut>

namespace SocketDesk {

using namespace Qt::StringLiterals;

QuickListing::QuickListing(SessionHandle *session, Sending *sending, QuickListModel *model,
                           std::function<void(QWidget *)> place, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_sending(sending)
    , m_model(model)
    , m_place(std::move(place))
    , m_page(page)
{}

void QuickListing::createKeys()
{
    for (int row = 0; row < QuickListModel::keys; ++row) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + row)), m_page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, row] { sendRow(row); });
    }
}

void QuickListing::sendRow(int row)
{
    if (row < m_model->rowCount())
        m_sending->sendTyped(m_model->items().at(row).payload);
}

void QuickListing::setShown(bool shown)
{
    if (m_panel == nullptr && shown)
        createPanel();
    if (m_panel != nullptr)
        m_panel->setVisible(shown);
    Q_EMIT shownChanged();
}

bool QuickListing::isShown() const
{
    return m_panel != nullptr && !m_panel->isHidden();
}

void QuickListing::createPanel()
{
    m_panel = new QuickListPanel(
        m_model, [this] { return m_sending->composed(); },
        [this](const TypedPayload &typed) { return m_sending->previewOf(typed); }, m_page);
    m_place(m_panel);
    connect(m_panel, &QuickListPanel::sendRequested, m_sending, &Sending::sendTyped);
    connect(m_panel, &QuickListPanel::sendListRequested, m_sending, &Sending::sendList);
    connect(m_sending, &Sending::payloadsChanged, m_panel, &QuickListPanel::showPreview);
    connect(m_sending, &Sending::listRefused, this, &QuickListing::onRefused);
    connect(m_panel, &QuickListPanel::stopRequested, m_session, &SessionHandle::stopList);
    connect(m_panel, &QuickListPanel::importRequested, this, &QuickListing::chooseImport);
    connect(m_panel, &QuickListPanel::exportRequested, this, &QuickListing::chooseExport);
    connect(m_panel, &QuickListPanel::closeRequested, this, [this] { setShown(false); });
    connect(m_session, &SessionHandle::statusChanged, m_panel,
            [this] { m_panel->showProgress(m_session->status().sending.list); });
    m_panel->showProgress(m_session->status().sending.list);
}

void QuickListing::onRefused(const QString &entry, const Error &error)
{
    m_panel->note()->say(FieldNote::Kind::Error, [entry, error] {
        return error.code == ErrorCode::NothingToSend && entry.isEmpty()
                   ? tr("None of those that are shown has an order above 0.")
                   : tr("“%1”: %2").arg(entry, describe(error).oneLine());
    });
}

// Files

void QuickListing::chooseImport()
{
    auto *dialog = new QFileDialog(m_panel, tr("Import a quick list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Quick lists, also of SSCOM (*.json *.ini)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &QuickListing::importFrom);
    dialog->open();
}

void QuickListing::chooseExport()
{
    auto *dialog = new QFileDialog(m_panel, tr("Export the quick list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Quick lists (*.json)")});
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &QuickListing::exportTo);
    dialog->open();
}

Result<QuickListing::Import> QuickListing::importOf(const QByteArray &bytes)
{
    if (bytes.left(64).trimmed().startsWith('{')) // a bracket begins a section
        return quickListFromBytes(bytes).map([](const QList<QuickItem> &items) { return Import{items, 0, 0, 0, {}}; });
    return quickListFromSscom(bytes).map([](const SscomList &list) {
        return Import{list.items, list.emptyRows, list.otherKeys, list.unreadLines, list.badHex};
    });
}

void QuickListing::importFrom(const QString &path)
{
    inBackground([path] {
        return readWholeFile(path).and_then(importOf);
    }).then(this, [this](const Result<Import> &import) { onImported(import); });
}

void QuickListing::onImported(const Result<Import> &import)
{
    if (!import)
        return m_panel->note()->refuse(import.error());
    const qsizetype taken = m_model->append(import->items);
    const bool isAll = taken == import->items.size() && import->badHex.isEmpty() && import->unreadLines == 0;
    m_panel->note()->say(isAll ? FieldNote::Kind::Quiet : FieldNote::Kind::Notice,
                         [import = *import, taken] { return textOf(import, taken); });
}

/// Also what was not read, so that nobody misses it later.
QString QuickListing::textOf(const Import &import, qsizetype taken)
{
    QStringList sentences{tr("Imported: %1.").arg(taken)};
    if (taken < import.items.size())
        sentences << tr("No room for %1 more.").arg(import.items.size() - taken);
    if (import.emptyRows > 0)
        sentences << tr("Empty rows left out: %1.").arg(import.emptyRows);
    if (import.otherKeys > 0)
        sentences << tr("Other settings of SSCOM, not read: %1.").arg(import.otherKeys);
    if (import.unreadLines > 0)
        sentences << tr("Lines that could not be read: %1.").arg(import.unreadLines);
    if (!import.badHex.isEmpty())
        sentences << tr("To be mended, as they are no hex: %1.").arg(import.badHex.join(u", "_s));
    return joinSentences(sentences);
}

void QuickListing::exportTo(const QString &path)
{
    const QList<QuickItem> items = m_model->items();
    inBackground([path, items] {
        return writeAtomically(path, quickListToBytes(items));
    }).then(this, [this, count = items.size()](const Result<void> &written) {
        if (written)
            m_panel->note()->say(FieldNote::Kind::Quiet, [count] { return tr("Exported: %1.").arg(count); });
        else
            m_panel->note()->refuse(written.error());
    });
}

} // namespace SocketDesk
