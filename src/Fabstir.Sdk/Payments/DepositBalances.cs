using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Moves money between the wallet and the deposit balance.</summary>
internal sealed class DepositBalances(MarketplaceConnection connection)
{
    private FabstirDeployment Deployment => connection.Deployment;

    public Task<TransactionReceipt> DepositAsync(TokenAmount amount, string? operationKey, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("payments.deposit");
        Address token = Payment.AddressOf(amount.Token, Deployment);
        OperationRequest request = new("deposit", operationKey, OperationStep.FingerprintOf("deposit", token, amount.BaseUnits), token, amount.BaseUnits);
        return connection.Transactions.RunOnceAsync(
            request,
            checking => CheckDepositAsync(account, amount, checking),
            (key, sending) => amount.Token == PaymentToken.Native
                ? connection.Transactions.SendAsync(
                    new OperationStep(key, PaymentStep.Deposit),
                    "depositNative",
                    (options, signing) => connection.Contracts.JobMarketplace.DepositNativeAsync(new Wei(amount.BaseUnits), options, signing),
                    handedOver: null,
                    sending)
                : new WalletSpending(connection).SendAsync(
                    new OperationStep(key, PaymentStep.Deposit),
                    account,
                    amount.BaseUnits,
                    "depositToken",
                    (options, signing) => connection.Contracts.JobMarketplace.DepositTokenAsync(new() { Token = token, Amount = amount.BaseUnits }, options, signing),
                    sending),
            cancellationToken);
    }

    public Task<TransactionReceipt> WithdrawAsync(TokenAmount amount, string? operationKey, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("payments.withdraw");
        Address token = Payment.AddressOf(amount.Token, Deployment);
        OperationRequest request = new("withdraw", operationKey, OperationStep.FingerprintOf("withdraw", token, amount.BaseUnits), token, UInt256.Zero);
        JobMarketplace marketplace = connection.Contracts.JobMarketplace;
        return connection.Transactions.RunOnceAsync(
            request,
            checking => CheckWithdrawalAsync(account, amount, checking),
            (key, sending) => connection.Transactions.SendAsync(
                new OperationStep(key, PaymentStep.Withdrawal),
                amount.Token == PaymentToken.Native ? "withdrawNative" : "withdrawToken",
                (options, signing) => amount.Token == PaymentToken.Native
                    ? marketplace.WithdrawNativeAsync(new() { Amount = amount.BaseUnits }, options, signing)
                    : marketplace.WithdrawTokenAsync(new() { Token = token, Amount = amount.BaseUnits }, options, signing),
                handedOver: null,
                sending),
            cancellationToken);
    }

    private async Task CheckDepositAsync(Address account, TokenAmount amount, CancellationToken cancellationToken)
    {
        (bool isPaused, UInt256 balance) = await connection.ReadAsync(
            async reads =>
            {
                Task<bool> paused = reads.Contracts.JobMarketplace.PausedAsync();
                Task<UInt256> wallet = WalletReads.BalanceAsync(reads, account, amount.Token);
                return (await paused.ConfigureAwait(false), await wallet.ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        if (isPaused)
        {
            throw new FabstirException(FabstirErrorCode.MarketplacePaused, "The marketplace takes no deposits for now (JobMarketplace.paused()); withdrawing goes on.");
        }

        Require(amount, balance, $"{WalletReads.SourceOf(amount.Token)} of {account}");
    }

    private async Task CheckWithdrawalAsync(Address account, TokenAmount amount, CancellationToken cancellationToken)
    {
        UInt256 balance = await connection.ReadAsync(
            reads => reads.Contracts.JobMarketplace.GetDepositBalanceAsync(account, token: Payment.AddressOf(amount.Token, Deployment)),
            cancellationToken).ConfigureAwait(false);
        Require(amount, balance, $"JobMarketplace.getDepositBalance of {account}");
    }

    private static void Require(TokenAmount amount, UInt256 balance, string source)
    {
        if (balance < amount.BaseUnits)
        {
            throw new InsufficientBalanceException(
                FabstirErrorCode.InsufficientBalance, amount.ToString(), new TokenAmount(balance, amount.Token).ToString(), source);
        }
    }
}
