using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>Where journals are.</summary>
internal static class JournalPlace
{
    /// <summary>The caller's journal; else a file at his path; else a file of the user's for each chain, genesis and account.</summary>
    public static JournalFactory Of(IPaymentJournal? journal, string? path, ILoggerFactory loggers) => book =>
        journal is not null ? (journal, false) : (new FilePaymentJournal(path ?? DefaultPath(book), loggers), true);

    private static string DefaultPath(PaymentRecord.Book book) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "fabstir",
        "payments",
        FormattableString.Invariant($"{book.ChainId}-{book.Genesis.ToString()[2..10]}-{book.Account.ToString().ToLowerInvariant()}.journal"));
}
