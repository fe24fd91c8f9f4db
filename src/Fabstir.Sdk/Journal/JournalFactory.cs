namespace Fabstir;

/// <summary>Finds the journal of an account on a chain, and says whether the client disposes it.</summary>
internal delegate (IPaymentJournal Journal, bool IsOwned) JournalFactory(PaymentRecord.Book book);
