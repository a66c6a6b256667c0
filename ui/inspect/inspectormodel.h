// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"
#include "ui/inspect/inspection.h"

#include <QAbstractTableModel>

namespace SocketDesk {

/// What the bytes of a selection mean, a row for each reading: its name and its value.
///
/// The rows are always the same ones, so that a place in them stays; a reading that cannot be has a dash.
class InspectorModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    explicit InspectorModel(QObject *parent = nullptr);

    /// \param areSumsKnown false while all of a long selection is still being added up
    void show(const Inspection &inspection, bool areSumsKnown);
    void setEncoding(const Encoding &encoding); ///< that of the log, which is one of the texts
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString name;
        QString value;
    };

    void build();
    void addPlace();
    void addTexts();
    void addNumbers();
    void addChecksums();
    void add(const QString &name, const QString &value);

    QList<Row> m_rows;
    Inspection m_inspection;
    Encoding m_encoding;
    bool m_areSumsKnown = true;
};

} // namespace SocketDesk
