// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/answertext.h"

#include <QCoreApplication>

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Error)
};

} // namespace

std::optional<ErrorText> describeUnanswered(const Error &error)
{
    switch (error.code) {
    case ErrorCode::AnswerLoop:
        return ErrorText{Words::tr("%1 gets no more answers.").arg(error.argument(0)),
                         Words::tr("What we sent there comes back again and again: both sides answer by themselves."),
                         Words::tr("Switch off the answers on one side.")};
    case ErrorCode::AnswersHeld:
        return ErrorText{Words::tr("%1 gets no answers for now.").arg(error.argument(0)),
                         Words::tr("The same came again and again, each time at once behind an answer: both sides "
                                   "answer by themselves, or a program over there tests how fast we are."),
                         Words::tr("What would go there is held. If it is a test, --loops answer goes on; if not, "
                                   "switch off the answers on one side.")};
    case ErrorCode::EndlessAnswers:
        return ErrorText{Words::tr("%1 and the answers here go on without a pause.").arg(error.argument(0)),
                         Words::tr("The same comes again and again, each time at once behind an answer: a program over "
                                   "there tests how fast we are, or answers by itself too."),
                         Words::tr("If it is no test, switch off the answers on one side.")};
    case ErrorCode::AnswersLimited:
        return ErrorText{Words::tr("Answers to %1 were left out: there are more than %2 a second.")
                             .arg(error.argument(0), error.argument(1)),
                         Words::tr("A program over there asks fast, or answers our answers."),
                         Words::tr("Allow more answers a second, if it is meant to be so.")};
    case ErrorCode::NotAnswered:
        return ErrorText{Words::tr("%1 gets no answer.").arg(error.argument(0)),
                         Words::tr("It is this page itself, or an address of many at once."),
                         Words::tr("Send by hand what is to go there.")};
    default:
        return {};
    }
}

} // namespace SocketDesk
