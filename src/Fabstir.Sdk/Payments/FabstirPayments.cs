using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Balances, allowances, deposits, withdrawals and delegates. Thread-safe.</summary>
/// <remarks>
/// Amounts are whole tokens: 1.5 is 1.5 USDC, or 1.5 ether. One with more decimals than its token has is an error, and never rounded. Methods that write
/// wait until their transaction is confirmed (<see cref="FabstirOptions.Confirmations"/>) and return its receipt; cancelling stops the waiting, not a transaction
/// that was handed to a node. Gas is paid in native currency.
/// </remarks>
public sealed class FabstirPayments
{
    private readonly MarketplaceConnection _connection;
    private readonly DepositBalances _deposits;
    private readonly Delegates _delegates;

    internal FabstirPayments(MarketplaceConnection connection)
    {
        _connection = connection;
        _deposits = new DepositBalances(connection);
        _delegates = new Delegates(connection);
    }

    /// <summary>What an account has: wallet, deposit balance, locked in sessions, and the marketplace's allowance.</summary>
    /// <remarks>Reads, in one request: <c>balanceOf</c>, <c>allowance</c>, <c>getDepositBalance</c>, <c>getLockedBalance…</c>, <c>getTotalBalance…</c>. Writes nothing.</remarks>
    /// <param name="account">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<Balances> GetBalancesAsync(Address? account = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.get_balances",
        token =>
        {
            Address owner = account ?? _connection.AccountFor("payments.get_balances");
            return _connection.ReadAsync(reads => BalanceReads.ReadAsync(reads, owner), token);
        },
        cancellationToken);

    /// <summary>What the marketplace may take of an account's USDC.</summary>
    /// <remarks>Reads <c>allowance</c> of USDC. Writes nothing.</remarks>
    /// <param name="owner">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<TokenAmount> GetAllowanceAsync(Address? owner = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.get_allowance",
        async token =>
        {
            Address account = owner ?? _connection.AccountFor("payments.get_allowance");
            UInt256 allowance = await _connection.ReadAsync(
                reads => reads.Contracts.Usdc.AllowanceAsync(owner: account, spender: _connection.Deployment.JobMarketplace), token).ConfigureAwait(false);
            return new TokenAmount(allowance, PaymentToken.Usdc);
        },
        cancellationToken);

    /// <summary>Lets the marketplace take exactly so much USDC from the wallet, whatever it could take before.</summary>
    /// <remarks>
    /// Starting sessions and deposits approve what they need by themselves; this is for a payer whose delegates open sessions, and for taking an allowance
    /// back with 0. Do not call it while sessions start: it sets the allowance that they rely on. Writes <c>approve</c> of USDC.
    /// </remarks>
    /// <param name="amount">USDC, 0 or more, at most 6 decimals.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="FabstirException">The amount is negative or has more decimals: <see cref="FabstirErrorCode.InvalidParameters"/>.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<TransactionReceipt> ApproveAsync(decimal amount, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.approve",
        async token =>
        {
            _connection.AccountFor("payments.approve");
            UInt256 units = Amounts.Parse(amount, PaymentToken.Usdc, nameof(amount), allowZero: true).BaseUnits;
            OperationStep step = await _connection.Transactions.BeginAsync("approve", PaymentStep.Approval, token).ConfigureAwait(false);
            return await _connection.Transactions.SendAsync(
                step,
                "approve",
                (options, sending) => _connection.Contracts.Usdc.ApproveAsync(
                    new() { Spender = _connection.Deployment.JobMarketplace, Value = units }, options, sending),
                handedOver: null,
                token).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Moves an amount from the wallet to the deposit balance, from which sessions can be paid without an approval each.</summary>
    /// <remarks>
    /// Reads the balance, whether the marketplace is paused and takes the token, and the allowance. Writes <c>approve</c> of USDC if need be, and
    /// <c>depositToken</c> or <c>depositNative</c>.
    /// </remarks>
    /// <param name="amount">Whole tokens, more than 0, at most 6 decimals of USDC and 18 of native currency.</param>
    /// <param name="token">Of what.</param>
    /// <param name="operationKey">The same key again deposits nothing and returns the same receipt, also after a crash. Default: each call deposits.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="InsufficientBalanceException">The wallet has less.</exception>
    /// <exception cref="OperationConflictException">The key was used for something else.</exception>
    /// <exception cref="FabstirException">The amount is out of range, or the marketplace is paused. Nothing was sent.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<TransactionReceipt> DepositAsync(
        decimal amount, PaymentToken token = PaymentToken.Usdc, string? operationKey = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.deposit", waiting => _deposits.DepositAsync(Amounts.Parse(amount, token, nameof(amount)), operationKey, waiting), cancellationToken);

    /// <summary>Moves an amount from the deposit balance to the wallet. Works also while the marketplace is paused.</summary>
    /// <remarks>Reads the deposit balance. Writes <c>withdrawToken</c> or <c>withdrawNative</c>.</remarks>
    /// <param name="amount">Whole tokens, more than 0, at most 6 decimals of USDC and 18 of native currency.</param>
    /// <param name="token">Of what.</param>
    /// <param name="operationKey">The same key again withdraws nothing and returns the same receipt, also after a crash. Default: each call withdraws.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="InsufficientBalanceException">The deposit balance has less: what is locked in sessions comes back when they end.</exception>
    /// <exception cref="OperationConflictException">The key was used for something else.</exception>
    /// <exception cref="FabstirException">The amount is out of range.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<TransactionReceipt> WithdrawAsync(
        decimal amount, PaymentToken token = PaymentToken.Usdc, string? operationKey = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.withdraw", waiting => _deposits.WithdrawAsync(Amounts.Parse(amount, token, nameof(amount)), operationKey, waiting), cancellationToken);

    /// <summary>Lets another account open sessions at this account's expense, in USDC that this account approved by <see cref="ApproveAsync"/>.</summary>
    /// <remarks>All delegates share one allowance. Writes <c>authorizeDelegate</c>.</remarks>
    /// <param name="account">Who may. Not this account itself.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="FabstirException">It is the zero address or this account: <see cref="FabstirErrorCode.InvalidParameters"/>.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<TransactionReceipt> AuthorizeDelegateAsync(Address account, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.authorize_delegate", token => _delegates.SetAsync(account, isAuthorized: true, token), cancellationToken);

    /// <summary>Lets another account no longer open sessions at this account's expense. Sessions that it has opened go on.</summary>
    /// <remarks>Writes <c>authorizeDelegate</c>.</remarks>
    /// <param name="account">Who may no longer.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="FabstirException">It is the zero address or this account: <see cref="FabstirErrorCode.InvalidParameters"/>.</exception>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public Task<TransactionReceipt> RevokeDelegateAsync(Address account, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.revoke_delegate", token => _delegates.SetAsync(account, isAuthorized: false, token), cancellationToken);

    /// <summary>Whether an account may open sessions at another one's expense.</summary>
    /// <remarks>Reads <c>isAuthorizedDelegate</c>. Writes nothing.</remarks>
    /// <param name="account">Who opens.</param>
    /// <param name="payer">Who pays. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No payer is given, and the client has no account.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<bool> IsDelegateAsync(Address account, Address? payer = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.is_delegate",
        token => _connection.Contracts.JobMarketplace.IsAuthorizedDelegateAsync(
            arg0: payer ?? _connection.AccountFor("payments.is_delegate"), arg1: account, cancellationToken: token),
        cancellationToken);
}
