// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/listsender.h"
#include "send/quicklist.h"
#include "ui/base/retranslated.h"
#include "ui/send/bytespreview.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableView;
class QToolButton;

namespace SocketDesk {

class DrawerHead;
class ElidedLabel;
class EmptyNote;
class FieldNote;
class QuickListFilter;
class QuickListModel;
class UndoLine;

/// The drawer with the quick list: search, send one or all, add, edit in place, order, delete.
class QuickListPanel final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    using Preview = std::function<PayloadPreview(const TypedPayload &)>;

    /// \param model of the program, shared by all pages; \param composed what stands in the composer, for Add
    QuickListPanel(QuickListModel *model, std::function<TypedPayload()> composed, Preview preview,
                   QWidget *parent = nullptr);

    void showPreview(); ///< of the selected one, as it would go out now

    void showProgress(const ListProgress &progress);
    [[nodiscard]] FieldNote *note() const { return m_note; } ///< says what came of importing, sending, …

    [[nodiscard]] QList<QuickItem> shownItems() const;

Q_SIGNALS:
    void sendRequested(const SocketDesk::TypedPayload &payload);
    void sendListRequested(const QList<SocketDesk::QuickItem> &items, bool loop);
    void stopRequested();
    void importRequested();
    void exportRequested();
    void closeRequested();

protected:
    void retranslate() override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createHead();
    void createSearch();
    void createTable();
    void createSending();
    void createEditing();
    void createMenu();
    void listGroups();
    void add();
    void edit();
    void endEditing();
    void removeSelected();
    void bringBack();
    void offerUndo(); ///< of the last deletion, where there is one
    void moveSelected(int rows);
    void sendSelected();
    void updateButtons();
    void explainEmpty();
    [[nodiscard]] int selectedRow() const; ///< of the model; -1: none
    [[nodiscard]] QHBoxLayout *addRow();

    QuickListModel *m_model;
    QuickListFilter *m_filter = nullptr;
    std::function<TypedPayload()> m_composed;
    Preview m_previewOf;
    bool m_isRunning = false;
    DrawerHead *m_head = nullptr;
    QLineEdit *m_search = nullptr;
    QComboBox *m_groups = nullptr;
    QTableView *m_table = nullptr;
    ElidedLabel *m_preview = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_sendList = nullptr;
    QCheckBox *m_loop = nullptr;
    QPushButton *m_stop = nullptr;
    UndoLine *m_undo = nullptr;
    EmptyNote *m_empty = nullptr;
    FieldNote *m_note = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_delete = nullptr;
    QToolButton *m_more = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_import = nullptr;
    QAction *m_export = nullptr;
};

} // namespace SocketDesk
