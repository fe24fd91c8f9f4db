using System.Security.Cryptography;
using System.Text;

namespace Fabstir.Host.Tests.Support;

/// <summary>What the web side of a host does with its book.</summary>
internal static class Serving
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A prompt, answered with so many tokens, all of which arrive.</summary>
    /// <returns>How many tokens left.</returns>
    public static async Task<int> AnswerAsync(this IServedSession session, int tokens, string? id = null)
    {
        if (tokens == 0)
        {
            return 0;
        }

        await using IPromptMeter meter = await session.BeginAsync(id, tokens);
        int served = 0;
        while (served < tokens && meter.TryServe(1, $"token {served}"))
        {
            served++;
        }

        meter.Acknowledged(served);
        await meter.EndAsync(StreamEndReason.Complete);
        return served;
    }

    public static Task<IPromptMeter> BeginAsync(this IServedSession session, string? id, int maxTokens)
    {
        id ??= Guid.CreateVersion7().ToString();
        return session.BeginAsync(id, SHA256.HashData(Encoding.UTF8.GetBytes(id)), maxTokens, Cancellation);
    }

    /// <summary>Lets the chain's time pass and does what is due, until the book has nothing of the session any more.</summary>
    public static async Task SettleAsync(this HostedMarket market, SessionBook book, FabstirSession session)
    {
        for (int i = 0; i < 20 && await market.SessionFieldAsync(session.Id, 12) == 0; i++)
        {
            await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(10), Cancellation);
            await book.RunOnceAsync(Cancellation);
        }
    }
}
