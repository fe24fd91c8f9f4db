using Fabstir.Abi;
using Fabstir.Ethereum;
using static Fabstir.Testing.Tests.Vaults;

namespace Fabstir.Testing.Tests;

/// <summary>Subscriptions get what the test emits and takes back.</summary>
public sealed class SubscriptionTests
{
    private readonly FakeTransport _transport = new();
    private readonly Vault _vault;

    public SubscriptionTests() => _vault = new Vault(_transport, VaultAddress);

    [Fact]
    public async Task What_is_there_what_comes_and_what_is_taken_back()
    {
        _transport.Emit(VaultAddress, Deposited(1));
        _transport.Emit(VaultAddress, Deposited(2));
        List<(UInt256 Amount, bool Removed)> seen = [];

        await foreach (EventLog<Vault.Event> log in _vault.SubscribeAsync(new Vault.Filters.Deposited(), new() { From = 2 }, Cancellation))
        {
            seen.Add((Assert.IsType<Vault.Event.Deposited>(log.Event).Amount, log.Removed));
            if (seen.Count == 1)
            {
                _transport.Emit(Other, Deposited(3));
                _transport.Emit(VaultAddress, Deposited(4));
                _transport.TakeBack(1);
                _transport.Emit(VaultAddress, Deposited(5));
                _transport.EndSubscriptions();
            }
        }

        Assert.Equal([(2, false), (4, false), (4, true), (5, false)], seen);
    }

    [Fact]
    public async Task A_log_that_is_no_encoding_is_unknown()
    {
        _transport.Emit(VaultAddress, [Vault.Topics.Deposited], Bytes.Parse("0x01"));
        _transport.EndSubscriptions();

        List<Vault.Event> seen = [];
        await foreach (EventLog<Vault.Event> log in _vault.SubscribeAsync(new Vault.Filters.Deposited(), cancellationToken: Cancellation))
        {
            seen.Add(log.Event);
        }

        Assert.Equal(Bytes.Parse("0x01"), Assert.IsType<Vault.Event.Unknown>(Assert.Single(seen)).Data);
    }

    [Fact]
    public async Task Reading_is_cancelled()
    {
        using CancellationTokenSource impatience = new();
        IAsyncEnumerator<EventLog<Vault.Event>> events = _vault.SubscribeAsync(new Vault.Filters.Deposited(), cancellationToken: impatience.Token).GetAsyncEnumerator(Cancellation);
        ValueTask<bool> next = events.MoveNextAsync();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}
