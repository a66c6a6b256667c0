// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/savedlogs.h"

#include "import/importjob.h"
#include "ui/mainwindow.h"
#include "ui/saved/savedlog.h"
#include "ui/workspace/workspaces.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAtOnce = 16; // files of one drop

} // namespace

SavedLogs::SavedLogs(MainWindow *window)
    : QObject(window)
    , m_window(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void SavedLogs::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a saved log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Saved logs (*.jsonl *.pcapng)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SavedLogs::open);
    dialog->open();
}

SessionPage *SavedLogs::open(const QString &path)
{
    return m_window->showSavedLog(std::make_unique<SavedLog>(path));
}

void SavedLogs::openAny(const QString &path)
{
    if (isWorkspaceName(path))
        m_window->workspaces()->open(path);
    else
        open(path);
}

bool SavedLogs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = filesOf(drop->mimeData());
    if (files.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop) {
        for (const QString &file : files)
            openAny(file);
    }
    return true;
}

/// One that is no log says so in its tab; several of which none looks like one are not taken, for whoever drops those
/// wants to send them, and that goes one by one.
QStringList SavedLogs::filesOf(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && files.size() < mostAtOnce)
            files << url.toLocalFile();
    }
    const auto isOurs = [](const QString &file) { return isSavedLogName(file) || isWorkspaceName(file); };
    return files.size() == 1 || std::ranges::any_of(files, isOurs) ? files : QStringList();
}

} // namespace SocketDesk
