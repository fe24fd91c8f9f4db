using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>What hosts have earned, and its withdrawal to the host's wallet.</summary>
internal sealed class HostPayouts(MarketplaceConnection connection)
{
    // A withdrawal of a token costs up to a hundred thousand units of gas: as many fit in a block of any chain.
    private const int TokensInTransaction = 50;

    public Task<Earnings> GetAsync(Address host, CancellationToken cancellationToken) => connection.ReadAsync(
        async reads =>
        {
            Task<UInt256> usdc = reads.Contracts.HostEarnings.GetBalanceAsync(host, token: reads.Contracts.Deployment.Usdc);
            Task<UInt256> native = reads.Contracts.HostEarnings.GetBalanceAsync(host, token: Address.Zero);
            return new Earnings(
                host,
                new TokenAmount(await usdc.ConfigureAwait(false), PaymentToken.Usdc),
                new TokenAmount(await native.ConfigureAwait(false), PaymentToken.Native));
        },
        cancellationToken);

    public async Task<TokenAmount> WithdrawAsync(PaymentToken token, TokenAmount? amount, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.withdraw_earnings");
        Address address = Payment.AddressOf(token, connection.Deployment);
        UInt256 earned = await connection.ReadAsync(
            reads => reads.Contracts.HostEarnings.GetBalanceAsync(host: account, token: address), cancellationToken).ConfigureAwait(false);
        Check(amount, new TokenAmount(earned, token));
        if (earned.IsZero)
        {
            return new TokenAmount(earned, token);
        }

        TransactionReceipt receipt = amount is { } part
            ? await connection.SendAsync(
                "withdraw",
                (options, sending) => connection.Contracts.HostEarnings.WithdrawAsync(
                    new() { Amount = part.BaseUnits, Token = address }, options, sending),
                cancellationToken).ConfigureAwait(false)
            : await connection.SendAsync(
                "withdrawAll",
                (options, sending) => connection.Contracts.HostEarnings.WithdrawAllAsync(new() { Token = address }, options, sending),
                cancellationToken).ConfigureAwait(false);
        return new TokenAmount(WithdrawnIn(receipt).FirstOrDefault(one => one.Token == address)?.BaseUnits ?? default, token);
    }

    public async Task<IReadOnlyList<EarnedAmount>> WithdrawManyAsync(IReadOnlyList<Address> tokens, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.withdraw_earnings");
        Address[] asked = [.. tokens.Distinct()];
        List<Address> earned = [];
        foreach (Address[] page in asked.Chunk(TokensInTransaction))
        {
            AbiArray<UInt256> balances = await connection.ReadAsync(
                reads => reads.Contracts.HostEarnings.GetBalancesAsync(account, [.. page]), cancellationToken).ConfigureAwait(false);
            earned.AddRange(page.Zip(balances).Where(static pair => !pair.Second.IsZero).Select(static pair => pair.First));
        }

        List<EarnedAmount> withdrawn = [];
        foreach (Address[] page in earned.Chunk(TokensInTransaction))
        {
            TransactionReceipt receipt = await connection.SendAsync(
                "withdrawMultiple",
                (options, sending) => connection.Contracts.HostEarnings.WithdrawMultipleAsync(new() { Tokens = [.. page] }, options, sending),
                cancellationToken).ConfigureAwait(false);
            withdrawn.AddRange(WithdrawnIn(receipt));
        }

        return withdrawn;
    }

    private static void Check(TokenAmount? amount, TokenAmount earned)
    {
        if (amount is { } part && (part.Token != earned.Token || part.BaseUnits.IsZero || part.BaseUnits > earned.BaseUnits))
        {
            throw new OutOfBoundsException("Amount", part.ToString(), $"more than 0 and at most {earned}", "HostEarnings.getBalance");
        }
    }

    // More may have been earned between the reading and the transaction: the events say what was sent.
    private IEnumerable<EarnedAmount> WithdrawnIn(TransactionReceipt receipt) => receipt
        .GetEvents<HostEarnings.Event.EarningsWithdrawn>(connection.Deployment.HostEarnings)
        .Select(static one => new EarnedAmount(one.Token, one.Amount));
}
