namespace Fabstir.Host;

/// <summary>What was served of one prompt. Whoever uses it holds the lock of its ledger.</summary>
internal sealed class PromptTally(int number, string id)
{
    public int Number { get; } = number;

    public string Id { get; } = id;

    /// <summary>How many tokens are billed.</summary>
    public int Served { get; set; }

    /// <summary>How many tokens the client is known to have.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Whether it is over, so that nothing more is served.</summary>
    public bool HasEnded { get; set; }
}
