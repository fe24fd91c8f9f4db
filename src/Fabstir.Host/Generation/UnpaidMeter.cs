namespace Fabstir.Host;

/// <summary>Grants what is asked for and counts nothing: of prompts that no session pays for.</summary>
internal sealed class UnpaidMeter(int maxTokens) : IPromptMeter
{
    public int Granted => maxTokens;

    public bool TryServe(int count, string text) => true;

    public void Acknowledged(int nextIndex)
    {
    }

    public void NotDelivered(int firstIndex)
    {
    }

    public ValueTask EndAsync(StreamEndReason reason) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
