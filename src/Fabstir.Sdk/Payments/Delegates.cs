using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Says who may open sessions at the account's expense.</summary>
internal sealed class Delegates(MarketplaceConnection connection)
{
    public async Task<TransactionReceipt> SetAsync(Address account, bool isAuthorized, CancellationToken cancellationToken)
    {
        Address payer = connection.AccountFor("payments.authorize_delegate");
        if (account.IsZero || account == payer)
        {
            throw new FabstirException(
                FabstirErrorCode.InvalidParameters, $"{account} cannot be a delegate of {payer}: a delegate is another account, and not the zero address.");
        }

        OperationStep step = await connection.Transactions.BeginAsync("authorizeDelegate", PaymentStep.Delegation, cancellationToken).ConfigureAwait(false);
        return await connection.Transactions.SendAsync(
            step,
            "authorizeDelegate",
            (options, signing) => connection.Contracts.JobMarketplace.AuthorizeDelegateAsync(new() { Delegate = account, Authorized = isAuthorized }, options, signing),
            handedOver: null,
            cancellationToken).ConfigureAwait(false);
    }
}
