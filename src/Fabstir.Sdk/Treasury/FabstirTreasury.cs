using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The marketplace's fees: how much, what has come together, and its withdrawal. Thread-safe.</summary>
/// <remarks>All methods throw <see cref="ChainException"/> when the chain cannot be read or a contract refuses.</remarks>
public sealed class FabstirTreasury
{
    private readonly MarketplaceConnection _connection;

    internal FabstirTreasury(MarketplaceConnection connection) => _connection = connection;

    /// <summary>Fees, who may withdraw them, and what there is to withdraw.</summary>
    /// <remarks>
    /// Reads, in one request: <c>treasuryAddress</c>, <c>owner</c>, <c>feeBasisPoints</c>, <c>minTokensFee</c>, <c>accumulatedTreasuryTokens</c> and
    /// <c>accumulatedTreasuryNative</c>. Writes nothing.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<TreasuryStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        _connection.RunAsync("treasury.get_status", token => _connection.ReadAsync(ReadAsync, token), cancellationToken);

    /// <summary>
    /// What was collected of any token and not withdrawn. Reads <c>accumulatedTreasuryTokens</c> or <c>accumulatedTreasuryNative</c>; writes nothing.
    /// </summary>
    /// <param name="token">The token's contract; the zero address for native currency.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Base units of the token.</returns>
    public Task<UInt256> GetAccumulatedAsync(Address token, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "treasury.get_accumulated",
        reading => _connection.ReadAsync(
            reads => token.IsZero
                ? reads.Contracts.JobMarketplace.AccumulatedTreasuryNativeAsync()
                : reads.Contracts.JobMarketplace.AccumulatedTreasuryTokensAsync(token),
            reading),
        cancellationToken);

    /// <summary>Whether an account may withdraw the fees. Reads <c>treasuryAddress</c>; writes nothing.</summary>
    /// <param name="account">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    public Task<bool> MayWithdrawAsync(Address? account = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "treasury.may_withdraw",
        async token =>
        {
            Address asked = account ?? _connection.AccountFor("treasury.may_withdraw");
            Address treasury = await _connection.ReadAsync(
                static reads => reads.Contracts.JobMarketplace.TreasuryAddressAsync(), token).ConfigureAwait(false);
            return asked == treasury;
        },
        cancellationToken);

    /// <summary>Sends the collected fees of one payment token to the treasury.</summary>
    /// <remarks>
    /// Reads what <see cref="GetStatusAsync"/> does; sends <c>withdrawTreasuryTokens</c> or <c>withdrawTreasuryNative</c> and waits for it.
    /// </remarks>
    /// <param name="token">Which fees.</param>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What was sent; 0 if there was nothing, and then no transaction is sent.</returns>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="FabstirException">The account is not the treasury: <see cref="FabstirErrorCode.NotAuthorized"/>.</exception>
    public Task<TokenAmount> WithdrawAsync(PaymentToken token, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "treasury.withdraw",
        async sending =>
        {
            TreasuryStatus status = await CheckAsync("treasury.withdraw", sending).ConfigureAwait(false);
            TokenAmount accumulated = token == PaymentToken.Native ? status.AccumulatedNative : status.AccumulatedUsdc;
            if (accumulated.BaseUnits.IsZero)
            {
                return accumulated;
            }

            TransactionReceipt receipt = await SendAsync(Payment.AddressOf(token, _connection.Deployment), sending).ConfigureAwait(false);
            return WithdrawnIn(receipt, token);
        },
        cancellationToken);

    /// <summary>Sends all collected fees to the treasury, USDC and native currency in one transaction.</summary>
    /// <remarks>Reads what <see cref="GetStatusAsync"/> does; sends <c>withdrawAllTreasuryFees</c> and waits for it.</remarks>
    /// <param name="cancellationToken">Cancels what was not sent yet, and the waiting.</param>
    /// <returns>What was sent, USDC first; nothing is sent if there is none of both.</returns>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="FabstirException">The account is not the treasury: <see cref="FabstirErrorCode.NotAuthorized"/>.</exception>
    public Task<IReadOnlyList<TokenAmount>> WithdrawAllAsync(CancellationToken cancellationToken = default) => _connection.RunAsync<IReadOnlyList<TokenAmount>>(
        "treasury.withdraw_all",
        async sending =>
        {
            TreasuryStatus status = await CheckAsync("treasury.withdraw_all", sending).ConfigureAwait(false);
            if (status.AccumulatedUsdc.BaseUnits.IsZero && status.AccumulatedNative.BaseUnits.IsZero)
            {
                return [status.AccumulatedUsdc, status.AccumulatedNative];
            }

            TransactionReceipt receipt = await _connection.SendAsync(
                "withdrawAllTreasuryFees",
                (options, token) => _connection.Contracts.JobMarketplace.WithdrawAllTreasuryFeesAsync(
                    new() { Tokens = [_connection.Deployment.Usdc.Address] }, options, token),
                sending).ConfigureAwait(false);
            return [WithdrawnIn(receipt, PaymentToken.Usdc), WithdrawnIn(receipt, PaymentToken.Native)];
        },
        cancellationToken);

    private async Task<TreasuryStatus> CheckAsync(string operation, CancellationToken cancellationToken)
    {
        Address account = _connection.AccountFor(operation);
        TreasuryStatus status = await _connection.ReadAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
        return account == status.Treasury
            ? status
            : throw new FabstirException(
                FabstirErrorCode.NotAuthorized,
                $"{operation}: {account} is not the treasury, which is {status.Treasury} (JobMarketplace.treasuryAddress).");
    }

    private Task<TransactionReceipt> SendAsync(Address token, CancellationToken cancellationToken) => token.IsZero
        ? _connection.SendAsync(
            "withdrawTreasuryNative",
            (options, sending) => _connection.Contracts.JobMarketplace.WithdrawTreasuryNativeAsync(options, sending),
            cancellationToken)
        : _connection.SendAsync(
            "withdrawTreasuryTokens",
            (options, sending) => _connection.Contracts.JobMarketplace.WithdrawTreasuryTokensAsync(new() { Token = token }, options, sending),
            cancellationToken);

    // Fees may have come in between the reading and the transaction: what the event says was sent.
    private TokenAmount WithdrawnIn(TransactionReceipt receipt, PaymentToken token)
    {
        Address address = Payment.AddressOf(token, _connection.Deployment);
        UInt256 sum = UInt256.Zero;
        Address market = _connection.Deployment.JobMarketplace;
        foreach (JobMarketplace.Event.TreasuryWithdrawal one in receipt.GetEvents<JobMarketplace.Event.TreasuryWithdrawal>(market))
        {
            sum += one.Token == address ? one.Amount : UInt256.Zero;
        }

        return new TokenAmount(sum, token);
    }

    private static async Task<TreasuryStatus> ReadAsync(ChainReads reads)
    {
        JobMarketplace market = reads.Contracts.JobMarketplace;
        Task<Address> treasury = market.TreasuryAddressAsync();
        Task<Address> owner = market.OwnerAsync();
        Task<UInt256> fee = market.FeeBasisPointsAsync();
        Task<UInt256> minimum = market.MinTokensFeeAsync();
        Task<UInt256> usdc = market.AccumulatedTreasuryTokensAsync(reads.Contracts.Deployment.Usdc);
        Task<UInt256> native = market.AccumulatedTreasuryNativeAsync();
        return new TreasuryStatus
        {
            Treasury = await treasury.ConfigureAwait(false),
            Owner = await owner.ConfigureAwait(false),
            FeeBasisPoints = await fee.ConfigureAwait(false),
            MinTokensFee = await minimum.ConfigureAwait(false),
            AccumulatedUsdc = new TokenAmount(await usdc.ConfigureAwait(false), PaymentToken.Usdc),
            AccumulatedNative = new TokenAmount(await native.ConfigureAwait(false), PaymentToken.Native),
        };
    }
}
